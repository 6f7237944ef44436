namespace Monitoring.Ingest.Robots;

internal enum RobotsKey
{
    UserAgent, Allow, Disallow, CrawlDelay, Sitemap,
}

/// <summary>One line of a robots.txt that says something.</summary>
internal readonly record struct RobotsLine(RobotsKey Key, string Value)
{
    /// <summary>Longest line that is read, as in Google's reader: eight of the longest addresses that old browsers took.</summary>
    private const int Longest = 2083 * 8;

    /// <summary>Null for comments and unknown keys.</summary>
    public static RobotsLine? Read(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest) line = line[..Longest];
        var comment = line.IndexOf('#');
        if (comment >= 0) line = line[..comment];
        line = line.Trim();
        var separator = line.IndexOf(':');
        if (separator < 0)
        {
            // A forgotten colon is forgiven where exactly two words stand.
            separator = line.IndexOfAny(' ', '\t');
            if (separator <= 0 || line[separator..].Trim().IndexOfAny(' ', '\t') >= 0) return null;
        }
        return Known(line[..separator].Trim()) is { } key ? new RobotsLine(key, line[(separator + 1)..].Trim().ToString()) : null;
    }

    private static RobotsKey? Known(ReadOnlySpan<char> key)
    {
        if (key.Length is 0 or > 16) return null;
        Span<char> lower = stackalloc char[16];
        var length = key.ToLowerInvariant(lower);
        return lower[..length] switch
        {
            "user-agent" or "useragent" or "user agent" => RobotsKey.UserAgent,
            "allow" => RobotsKey.Allow,
            "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => RobotsKey.Disallow,
            "crawl-delay" or "crawldelay" or "crawl delay" => RobotsKey.CrawlDelay,
            "sitemap" or "site-map" => RobotsKey.Sitemap,
            _ => null,
        };
    }
}
