namespace Monitoring.Ingest.Pages;

/// <summary>Zone abbreviations that pages print beside a clock, where one meaning is by far the usual one (RFC 822 and the larger zones).</summary>
internal static class ZoneNames
{
    public static TimeSpan? Find(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 4) return null;
        Span<char> upper = stackalloc char[4];
        var length = name.ToUpperInvariant(upper);
        return upper[..length] switch
        {
            "Z" or "UTC" or "GMT" or "UT" or "WET" => TimeSpan.Zero,
            "CET" or "MEZ" or "BST" or "WEST" => TimeSpan.FromHours(1),
            "CEST" or "MESZ" or "EET" => TimeSpan.FromHours(2),
            "EEST" or "MSK" => TimeSpan.FromHours(3),
            "IRST" => TimeSpan.FromHours(3.5),
            "IRDT" => TimeSpan.FromHours(4.5),
            "EDT" => TimeSpan.FromHours(-4),
            "EST" or "CDT" => TimeSpan.FromHours(-5),
            "CST" or "MDT" => TimeSpan.FromHours(-6),
            "MST" or "PDT" => TimeSpan.FromHours(-7),
            "PST" => TimeSpan.FromHours(-8),
            _ => null,
        };
    }
}
