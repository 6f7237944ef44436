using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Monitoring.Enrichment.Registry;

/// <summary>The registry as it is shipped: Brotli-compressed lines of tab-separated fields
/// (id, type letter, country, latitude, longitude, weight, display name, Arabic, English, other names joined by a bar).
/// A name may begin with the sign of its use: <c>?</c> cued, <c>~</c> surname, <c>!</c> asked.</summary>
public static class RegistryFile
{
    private const string Uses = "\0?~!";

    public static IEnumerable<RegistryEntity> Read(Stream compressed)
    {
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return ParseLine(line);
    }

    public static void Write(Stream target, IEnumerable<RegistryEntity> entities)
    {
        using var brotli = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new StreamWriter(brotli, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var entity in entities) writer.WriteLine(FormatLine(entity));
    }

    private static RegistryEntity ParseLine(string line)
    {
        var fields = line.Split('\t');
        var names = new List<EntityName>();
        foreach (var field in fields.AsSpan(6, 3)) AddName(names, field);
        if (fields[9].Length > 0)
            foreach (var other in fields[9].Split('|')) AddName(names, other);
        return new RegistryEntity(
            fields[0], TypeOf(fields[1]), Bare(fields[6])!, Bare(fields[7]), Bare(fields[8]),
            fields[2].Length == 0 ? null : fields[2], Degrees(fields[3]), Degrees(fields[4]),
            int.Parse(fields[5], CultureInfo.InvariantCulture), names);
    }

    private static string FormatLine(RegistryEntity entity)
    {
        string Field(string? written) => written is null ? "" : Signed(entity.Names.First(n => n.Written == written));
        var others = entity.Names.Where(n => n.Written != entity.Name && n.Written != entity.Arabic && n.Written != entity.English);
        return string.Join('\t',
            entity.Id, entity.Type switch { EntityType.Person => "P", EntityType.Organisation => "O", EntityType.Place => "L", EntityType.Event => "E", _ => "X" },
            entity.Country, Degrees(entity.Latitude), Degrees(entity.Longitude), entity.Weight.ToString(CultureInfo.InvariantCulture),
            Field(entity.Name), Field(entity.Arabic), Field(entity.English), string.Join('|', others.Select(Signed)));
    }

    private static void AddName(List<EntityName> names, string field)
    {
        if (Bare(field) is not { } written) return;
        foreach (var known in names)
            if (known.Written == written) return;
        var use = Uses.IndexOf(field[0], StringComparison.Ordinal);
        names.Add(new EntityName(written, (NameUse)Math.Max(use, 0)));
    }

    private static string Signed(EntityName name) => name.Use == NameUse.Free ? name.Written : Uses[(int)name.Use] + name.Written;

    private static string? Bare(string field) => field.Length == 0 ? null : Uses.Contains(field[0], StringComparison.Ordinal) ? field[1..] : field;

    private static EntityType TypeOf(string letter) => letter switch
    {
        "P" => EntityType.Person,
        "O" => EntityType.Organisation,
        "L" => EntityType.Place,
        "E" => EntityType.Event,
        _ => EntityType.Other,
    };

    private static double? Degrees(string field) => field.Length == 0 ? null : double.Parse(field, CultureInfo.InvariantCulture);

    private static string Degrees(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
