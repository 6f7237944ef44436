using System.Globalization;
using System.Text;

namespace Monitoring.Ingest.Robots;

/// <summary>
/// A robots.txt (RFC 9309), read as leniently as Google's reader does: missing colons, misspelt keys, any line end. Never throws;
/// what makes no sense allows. Matching takes time linear in the address for every rule.
/// </summary>
public sealed class RobotsRules
{
    /// <summary>RFC 9309, 2.5: a crawler must read at least 500 kibibytes; more is left unread.</summary>
    public const int MaxBytes = 500 * 1024;

    private readonly List<RobotsGroup> _groups;

    private RobotsRules(List<RobotsGroup> groups, List<string> sitemaps) => (_groups, Sitemaps) = (groups, sitemaps);

    /// <summary>Nothing is forbidden: there is no robots.txt.</summary>
    public static RobotsRules AllowAll { get; } = new([], []);

    /// <summary>Everything is forbidden: robots.txt could not be had (RFC 9309, 2.3.1.4).</summary>
    public static RobotsRules DisallowAll { get; } = Parse("User-agent: *\nDisallow: /");

    /// <summary>Addresses of sitemaps, as written, in order.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    public static RobotsRules Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) bytes = bytes[..MaxBytes];
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        return Parse(Encoding.UTF8.GetString(bytes));
    }

    public static RobotsRules Parse(string text)
    {
        var groups = new List<RobotsGroup>();
        var sitemaps = new List<string>();
        var rest = text.AsSpan(0, Math.Min(text.Length, MaxBytes)).TrimStart('\uFEFF');
        RobotsGroup? group = null;
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny('\r', '\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (RobotsLine.Read(line) is not { } entry) continue;
            switch (entry.Key)
            {
                case RobotsKey.UserAgent:
                    // Agents that follow each other share the rules after them; an agent after a rule begins a group.
                    if (group is null || group.HasRules) groups.Add(group = new RobotsGroup());
                    group.AddAgent(entry.Value);
                    break;
                case RobotsKey.Allow or RobotsKey.Disallow:
                    group?.AddRule(entry.Value, entry.Key == RobotsKey.Allow);
                    break;
                case RobotsKey.CrawlDelay:
                    group?.SetDelay(Delay(entry.Value));
                    break;
                case RobotsKey.Sitemap:
                    if (entry.Value.Length > 0) sitemaps.Add(entry.Value.ToString());
                    break;
            }
        }
        return new RobotsRules(groups, sitemaps);
    }

    /// <summary>Whether the agent may fetch the address.</summary>
    /// <param name="agent">The product token, such as <c>MonitoringBot</c>: no version, no comment.</param>
    /// <param name="url">The address as it will be asked for: already percent-encoded, since rules are compared with it as it stands.</param>
    public bool Allows(string agent, string url)
    {
        var path = RobotsPath.Of(url);
        // The file itself may always be read (RFC 9309, 2.2.2).
        if (path == "/robots.txt") return true;
        var specific = _groups.Where(group => group.Names(agent)).ToList();
        // The groups of an agent are one group (RFC 9309, 2.2.1); those for everyone count only where none names the agent.
        return Decide(specific.Count > 0 ? specific : _groups.Where(group => group.NamesAll), path);
    }

    /// <inheritdoc cref="Allows(string, string)"/>
    public bool Allows(string agent, Uri url) => Allows(agent, url.AbsoluteUri);

    /// <summary>Pause between two fetches that the site asks of this agent; null when it asks none.</summary>
    public TimeSpan? CrawlDelay(string agent)
    {
        var groups = _groups.Exists(group => group.Names(agent)) ? _groups.Where(group => group.Names(agent)) : _groups.Where(group => group.NamesAll);
        return groups.Max(group => group.Delay);
    }

    private static bool Decide(IEnumerable<RobotsGroup> groups, ReadOnlySpan<char> path)
    {
        // The longest pattern wins, and of equals the one that allows (RFC 9309, 2.2.2).
        int allow = -1, disallow = -1;
        foreach (var group in groups) group.Match(path, ref allow, ref disallow);
        return disallow <= 0 || allow >= disallow;
    }

    private static TimeSpan? Delay(ReadOnlySpan<char> value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1_000_000
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
