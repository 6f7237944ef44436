using System.Globalization;
using System.Text.Json;
using Monitoring.Enrichment;
using Monitoring.Enrichment.Registry;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Registry;

/// <summary>Countries, provinces, cities and waters from the facts, the best source first.</summary>
internal sealed class PlaceFacts(RegistryDraft draft, NameEvidence evidence)
{
    public void Add()
    {
        Countries();
        WorldCities();
        IranianCities();
        IranianProvinces();
        Counties();
        Waters();
        ForeignProvinces();
        LargeCities();
    }

    private static FactTable Facts(string name) => FactTable.Read(SharedFolder.File("data", "facts", name + ".tsv"));

    private static double? Degrees(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int Number(string field) => (int)(Degrees(field) ?? 0);

    private void Countries()
    {
        var persian = Territories("fa");
        var arabic = Territories("ar");
        var english = Territories("en");
        foreach (var row in Facts("ne_countries").Rows)
        {
            var code = row["iso2"];
            if (!row["qid"].StartsWith('Q')) continue;
            var place = draft.Entity(row["qid"], EntityType.Place);
            place.Country = code;
            place.Weight = 80 + Math.Min(10, (int)Math.Log10(Math.Max(1, Degrees(row["pop_est"]) ?? 1)));
            place.Latitude = Degrees(row["label_lat"]);
            place.Longitude = Degrees(row["label_lon"]);
            place.Persian = persian.GetValueOrDefault(code) is { } name && !name.Contains('(', StringComparison.Ordinal) ? name : Spelling.Persian(row["name_fa"]);
            place.Arabic = row.Or("name_ar") ?? arabic.GetValueOrDefault(code);
            place.English = row.Or("name_en");
            place.Name(place.Persian, CountryUse(place.Persian));
            place.Name(Spelling.Persian(row["name_fa"]), CountryUse(row["name_fa"]));
            place.Name(place.Arabic);
            place.Name(arabic.GetValueOrDefault(code));
            place.Name(english.GetValueOrDefault(code), EnglishUse(english.GetValueOrDefault(code)));
            place.Name(row["name_long"], EnglishUse(row["name_long"]));
            place.Name(row["formal_en"]);
        }
    }

    // Two-letter and everyday names («چاد» is rare, «مالی» is "financial", «توگو», «گینه») stay behind a cue.
    private NameUse CountryUse(string? name) => name is null ? NameUse.Free : evidence.UseOfPlace(name, known: true);

    private static NameUse EnglishUse(string? name) => name is { Length: < 4 } ? NameUse.Asked : NameUse.Free;

    private static Dictionary<string, string> Territories(string language)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("data", "lexicons", "cldr", language, "territories.json")));
        return json.RootElement.GetProperty("main").GetProperty(language).GetProperty("localeDisplayNames").GetProperty("territories")
            .EnumerateObject().Where(t => t.Name.Length == 2).ToDictionary(t => t.Name, t => t.Value.GetString()!, StringComparer.Ordinal);
    }

    private void WorldCities()
    {
        var exemplar = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Facts("cldr_exemplar_cities").Rows) exemplar.TryAdd(Spelling.Key(row["name_fa"]), row["name_fa"]);
        foreach (var row in Facts("ne_cities").Rows)
        {
            if (!row["qid"].StartsWith('Q')) continue;
            var rank = Number(row["scalerank"]);
            var place = draft.Entity(row["qid"], EntityType.Place);
            place.Country = row["country_iso2"];
            place.Latitude = Degrees(row["lat"]);
            place.Longitude = Degrees(row["lon"]);
            place.Weight = Math.Max(5, 60 - (rank * 4) + (row["is_capital"] == "1" ? 15 : 0));
            place.Persian = Spelling.Persian(row["name_fa"]) is { } fa ? exemplar.GetValueOrDefault(Spelling.Key(fa), evidence.Restored(fa)) : null;
            if (place.Persian?.StartsWith("شهر ", StringComparison.Ordinal) == true) place.Persian = place.Persian[4..];
            place.Arabic = row.Or("name_ar");
            place.English = row.Or("name_en");
            var known = rank <= 4 || row["is_capital"] == "1";
            place.Name(place.Persian, City(place.Persian, known, rank));
            place.Name(place.Arabic, City(place.Arabic, known, rank));
            place.Name(place.English, rank > 6 && !known ? NameUse.Asked : NameUse.Free);
            place.Name(row["name"], NameUse.Asked);
        }
    }

    private NameUse City(string? name, bool known, int rank)
    {
        if (name is null) return NameUse.Asked;
        var use = evidence.UseOfPlace(name, known);
        return rank > 7 && !known && use == NameUse.Free && name.Length < 5 ? NameUse.Cued : use;
    }

    private void IranianCities()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Facts("merged_iran_cities_mit_ccby_pd").Rows)
        {
            var name = Spelling.Persian(row["name_fa"]);
            if (name is null) continue;
            var known = row["qid"].StartsWith('Q') ? draft.Find(row["qid"]) : draft.Named(name, EntityType.Place, "IR");
            if (known is not null && taken.Contains(known.Id)) known = null;
            var id = known?.Id ?? (row["qid"].StartsWith('Q') ? row["qid"]
                : "place:" + Spelling.Slug(taken.Contains("place:" + Spelling.Slug(name)) ? $"{name} {row["county_fa"]}" : name));
            taken.Add(id);
            var place = draft.Entity(id, EntityType.Place);
            place.Country = "IR";
            place.Persian ??= evidence.Restored(name);
            place.Arabic ??= row.Or("name_ar");
            place.English ??= row.Or("name_en");
            place.Latitude ??= Degrees(row["lat"]);
            place.Longitude ??= Degrees(row["lon"]);
            var population = Degrees(row["population"]) ?? 0;
            place.Weight = Math.Max(place.Weight, population > 0 ? 30 + (int)Math.Log10(population) : 15);
            place.Name(name, evidence.UseOfPlace(name, population > 150_000));
            place.Name("شهر " + name);
        }
    }

    private void IranianProvinces()
    {
        var english = Facts("geonames_admin1_fa_ar").Rows.Where(r => r["country_iso2"] == "IR")
            .ToDictionary(r => Spelling.Key((Spelling.Persian(r["name_fa"]) ?? "").Replace("استان ", "", StringComparison.Ordinal)), r => r, StringComparer.Ordinal);
        foreach (var row in Facts("iran_provinces_mit").Rows)
        {
            var name = Spelling.Persian(row["name_fa"])!;
            var place = draft.Entity("place:استان-" + Spelling.Slug(name), EntityType.Place);
            place.Country = "IR";
            place.Weight = 45;
            place.Persian = "استان " + name;
            place.Name(place.Persian);
            if (english.TryGetValue(Spelling.Key(name), out var fact))
            {
                place.English = fact["name_en"].EndsWith("Province", StringComparison.Ordinal) ? fact["name_en"] : fact["name_en"] + " Province";
                place.Arabic = fact["name_ar"].StartsWith("محافظة", StringComparison.Ordinal) ? fact["name_ar"] : "محافظة " + fact["name_ar"];
                place.Latitude = Degrees(fact["lat"]);
                place.Longitude = Degrees(fact["lon"]);
            }

            // The bare name belongs to the city where there is one.
            if (draft.Named(name, EntityType.Place) is null) place.Name(name, evidence.UseOfPlace(name, known: true));
        }
    }

    private void Counties()
    {
        foreach (var row in Facts("iran_counties_mit").Rows)
        {
            var name = Spelling.Persian(row["name_fa"])!;
            var place = draft.Named(name, EntityType.Place, "IR");
            if (place is null)
            {
                place = draft.Entity("place:شهرستان-" + Spelling.Slug(name), EntityType.Place);
                place.Country = "IR";
                place.Weight = 12;
                place.Persian = "شهرستان " + name;
                place.Name(name, NameUse.Cued);
            }

            place.Name("شهرستان " + name);
        }
    }

    private void Waters()
    {
        foreach (var row in Facts("ne_waters").Rows)
        {
            if (!row["qid"].StartsWith('Q') || Spelling.Persian(row["name_fa"]) is not { } name) continue;
            var place = draft.Entity(row["qid"], EntityType.Place);
            place.Weight = Math.Max(place.Weight, 30);
            place.Persian ??= name;
            place.English ??= row.Or("name_en");
            // An Arabic name of one word is often the land's beside it («فلوريدا» for its strait).
            place.Arabic ??= row["name_ar"].Contains(' ', StringComparison.Ordinal) ? row.Or("name_ar") : null;
            place.Latitude ??= Degrees(row["bbox_centre_lat"]);
            place.Longitude ??= Degrees(row["bbox_centre_lon"]);
            place.Name(name, name.Contains(' ', StringComparison.Ordinal) ? NameUse.Free : NameUse.Asked);
        }
    }

    private void ForeignProvinces()
    {
        foreach (var row in Facts("geonames_admin1_fa_ar").Rows)
        {
            if (row["country_iso2"] is "IR" || Spelling.Persian(row["name_fa"]) is not { } name || !HasArabicScript(name)) continue;
            if (draft.Named(name, EntityType.Place, row["country_iso2"]) is not null) continue;
            var place = draft.Entity("geonames:" + row["geonameid"], EntityType.Place);
            place.Country = row["country_iso2"];
            place.Weight = row["country_iso2"] is "US" or "IQ" or "AF" or "SY" or "LB" or "YE" or "RU" or "UA" ? 22 : 10;
            place.Latitude = Degrees(row["lat"]);
            place.Longitude = Degrees(row["lon"]);
            place.Persian = evidence.Restored(name);
            place.English = row["name_en"];
            place.Arabic = row.Or("name_ar");
            var use = evidence.UseOfPlace(name, known: false);
            place.Name(name, place.Weight < 20 && use == NameUse.Free && !name.Contains(' ', StringComparison.Ordinal) ? NameUse.Cued : use);
            place.Name(place.English, NameUse.Asked);
            place.Name(place.Arabic, NameUse.Asked);
        }
    }

    private void LargeCities()
    {
        foreach (var row in Facts("geonames_cities15000_arabic_script").Rows)
        {
            var names = $"{row["alt_persian_letters"]}|{row["alt_neutral_letters"]}".Split('|', StringSplitOptions.RemoveEmptyEntries);
            if (names.Length == 0 || Number(row["population"]) < 120_000) continue;
            var place = draft.Named(row["ascii"], EntityType.Place, row["country_iso2"]) ?? draft.Named(names[0], EntityType.Place, row["country_iso2"]);
            if (place is null)
            {
                place = draft.Entity("geonames:" + row["geonameid"], EntityType.Place);
                place.Country = row["country_iso2"];
                place.Weight = 10 + (int)Math.Log10(Number(row["population"]));
                place.Latitude = Degrees(row["lat"]);
                place.Longitude = Degrees(row["lon"]);
                place.Persian = Spelling.Persian(names[0]);
                place.English = row["name"];
                place.Name(place.Persian, evidence.UseOfPlace(place.Persian!, known: false));
            }

            foreach (var name in names) place.Name(Spelling.Persian(name), NameUse.Asked);
            place.Name(row["ascii"], NameUse.Asked);
        }
    }

    private static bool HasArabicScript(string name) => name.Any(c => c is >= '\u0621' and <= '\u06ff');
}
