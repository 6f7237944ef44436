namespace Monitoring.Ingest.Feeds;

/// <summary>English names of months, and of zones, in the dates of feeds.</summary>
internal static class DateWords
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>RFC 822 section 5.1, and the abbreviations of the IANA time zone database where one meaning prevails in news feeds.</summary>
    private static readonly Dictionary<string, TimeSpan> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = TimeSpan.Zero,
        ["UT"] = TimeSpan.Zero,
        ["UTC"] = TimeSpan.Zero,
        ["GMT"] = TimeSpan.Zero,
        ["WET"] = TimeSpan.Zero,
        ["EST"] = Hours(-5),
        ["EDT"] = Hours(-4),
        ["CST"] = Hours(-6),
        ["CDT"] = Hours(-5),
        ["MST"] = Hours(-7),
        ["MDT"] = Hours(-6),
        ["PST"] = Hours(-8),
        ["PDT"] = Hours(-7),
        ["AKST"] = Hours(-9),
        ["AKDT"] = Hours(-8),
        ["HST"] = Hours(-10),
        ["BST"] = Hours(1),
        ["WEST"] = Hours(1),
        ["CET"] = Hours(1),
        ["MET"] = Hours(1),
        ["CEST"] = Hours(2),
        ["MEST"] = Hours(2),
        ["EET"] = Hours(2),
        ["EEST"] = Hours(3),
        ["IST"] = Hours(5.5),
        ["MSK"] = Hours(3),
        ["TRT"] = Hours(3),
        ["AST"] = Hours(3),
        ["GST"] = Hours(4),
        ["AFT"] = Hours(4.5),
        ["PKT"] = Hours(5),
        ["IRST"] = Hours(3.5),
        ["IRDT"] = Hours(4.5),
        ["JST"] = Hours(9),
        ["KST"] = Hours(9),
        ["SGT"] = Hours(8),
        ["AEST"] = Hours(10),
        ["AEDT"] = Hours(11),
        ["NZST"] = Hours(12),
        ["NZDT"] = Hours(13),
    };

    private static readonly Dictionary<string, TimeSpan>.AlternateLookup<ReadOnlySpan<char>> ZoneLookup = Zones.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The month that an English word names, by its first three letters or more.</summary>
    public static int? Month(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) return null;
        for (var i = 0; i < Months.Length; i++)
            if (Months[i].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)) return i + 1;
        return null;
    }

    public static TimeSpan? Zone(ReadOnlySpan<char> word) => ZoneLookup.TryGetValue(word, out var offset) ? offset : null;

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);
}
