using System.Globalization;
using System.Text.Json;
using Monitoring.Enrichment;
using Monitoring.Enrichment.Registry;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Registry;

/// <summary>Puts the shipped registry together: what is written by hand in <c>analysis/training/Registry/Hand</c> first,
/// then the facts of the shared folder.</summary>
internal static class RegistryBuilder
{
    public static int Build(string handFolder, string target)
    {
        var given = GivenNames();
        var draft = new RegistryDraft();
        var evidence = new NameEvidence(given);
        new PlaceFacts(draft, evidence).Add();
        foreach (var file in Directory.EnumerateFiles(handFolder, "*.tsv").Order(StringComparer.Ordinal)) Hand(draft, file);
        Legislators(draft);
        HeadsOfState(draft);
        var entities = draft.Finish().ToList();
        using (var stream = File.Create(target)) RegistryFile.Write(stream, entities);
        var folder = Path.GetDirectoryName(target)!;
        File.WriteAllLines(Path.Combine(folder, "given-names.txt"), given.Order(StringComparer.Ordinal));
        File.WriteAllLines(Path.Combine(folder, "common-words.txt"), evidence.CommonWords());
        return entities.Count;
    }

    /// <summary>First names of both lists, folded; those of one letter left out.</summary>
    public static HashSet<string> GivenNames()
    {
        var names = FactTable.Read(SharedFolder.File("data", "facts", "persian_given_names.tsv")).Rows.Where(r => r["lang"] == "fa").Select(r => r["name"]);
        using var json = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("data", "lexicons", "first-names", "names.json")));
        return [.. names.Concat(json.RootElement.EnumerateObject().Select(n => n.Name)).Select(Spelling.Key).Where(k => k.Length > 1)];
    }

    // Columns: id type country weight sure fa ar en aliases (joined by a bar, with the signs of RegistryFile).
    private static void Hand(RegistryDraft draft, string file)
    {
        foreach (var row in FactTable.Read(file).Rows)
        {
            var type = row["type"] switch { "P" => EntityType.Person, "O" => EntityType.Organisation, "L" => EntityType.Place, "E" => EntityType.Event, var t => throw new InvalidDataException($"{file}: type '{t}'") };
            var persian = Use(row["fa"], out var persianUse);
            var id = row.Or("id") ?? Made(type, persian ?? row["en"]);
            var entry = draft.Entity(id, type);
            if (row.Or("country") is { } country) entry.Country = country;
            if (row.Or("weight") is { } weight) entry.Weight = int.Parse(weight, CultureInfo.InvariantCulture);
            entry.Persian = persian ?? entry.Persian;
            entry.Arabic = row.Or("ar") ?? entry.Arabic;
            entry.English = row.Or("en") ?? entry.English;
            if (row["lat"].Length > 0)
            {
                entry.Latitude = double.Parse(row["lat"], CultureInfo.InvariantCulture);
                entry.Longitude = double.Parse(row["lon"], CultureInfo.InvariantCulture);
            }

            Rename(entry, persian, persianUse);
            entry.Name(entry.Arabic);
            entry.Name(entry.English, entry.English is { Length: < 4 } ? NameUse.Asked : NameUse.Free);
            foreach (var alias in row["aliases"].Split('|', StringSplitOptions.RemoveEmptyEntries))
                Rename(entry, Use(alias, out var use), use);
        }
    }

    // A hand-written use overrules the one that was guessed from evidence.
    private static void Rename(RegistryDraft.Entry entry, string? name, NameUse use)
    {
        if (name is null) return;
        var key = Spelling.Key(name);
        entry.Name(name, use);
        for (var i = 0; i < entry.Names.Count; i++)
            if (Spelling.Key(entry.Names[i].Written) == key) entry.Names[i] = entry.Names[i] with { Use = use };
    }

    private static string? Use(string field, out NameUse use)
    {
        use = field.Length == 0 ? NameUse.Free : field[0] switch { '?' => NameUse.Cued, '~' => NameUse.Surname, '!' => NameUse.Asked, _ => NameUse.Free };
        return field.Length == 0 ? null : use == NameUse.Free ? field : field[1..];
    }

    private static string Made(EntityType type, string name) =>
        (type switch { EntityType.Person => "person:", EntityType.Organisation => "organisation:", EntityType.Place => "place:", _ => "event:" }) + Spelling.Slug(name);

    private static void Legislators(RegistryDraft draft)
    {
        foreach (var row in FactTable.Read(SharedFolder.File("data", "facts", "everypolitician_2015_legislators.tsv")).Rows)
        {
            if (Spelling.Persian(row.Or("name_fa")) is not { } name || !name.Contains(' ', StringComparison.Ordinal)) continue;
            if (draft.Named(name, EntityType.Person) is not null || draft.Named(row["name_en"], EntityType.Person) is not null) continue;
            var person = draft.Entity(row["qid"], EntityType.Person);
            person.Weight = 10;
            person.Persian = name;
            person.Arabic = row.Or("name_ar");
            person.English = row.Or("name_en");
            foreach (var lead in new[] { person.Persian, person.Arabic, person.English }) person.Name(lead);
        }
    }

    // "President Abdelmadjid TEBBOUNE (since 12 December 2019)": the surname is in capitals.
    private static void HeadsOfState(RegistryDraft draft)
    {
        foreach (var row in FactTable.Read(SharedFolder.File("data", "facts", "factbook_leaders_en.tsv")).Rows)
        {
            if (row["role"] is not ("chief of state" or "head of government")) continue;
            var words = row["text"].Split('(')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var surname = Array.FindIndex(words, w => w.Length > 2 && w.All(c => char.IsUpper(c) || c == '-' || c == '\''));
            if (surname < 1) continue;
            var first = surname - 1;
            var last = surname;
            while (last + 1 < words.Length && words[last + 1].All(c => char.IsUpper(c) || c == '-')) last++;
            if (first < 1 && words.Length < 3) continue;
            var name = string.Join(' ', words[first..(last + 1)].Select(w => w.All(c => !char.IsLower(c)) ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(w.ToLowerInvariant()) : w));
            if (name.Split(' ')[0] is "President" or "Minister" or "King" or "Queen" or "Prince" or "Emir" or "General" || draft.Named(name, EntityType.Person) is not null) continue;
            var person = draft.Entity("person:" + Spelling.Slug(name), EntityType.Person);
            person.English = name;
            person.Weight = 20;
            person.Name(name);
        }
    }
}
