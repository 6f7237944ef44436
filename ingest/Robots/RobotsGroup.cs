namespace Monitoring.Ingest.Robots;

/// <summary>Agents and the rules that they share.</summary>
internal sealed class RobotsGroup
{
    private readonly List<string> _agents = [];
    private readonly List<RobotsPattern> _rules = [];

    public bool HasRules { get; private set; }
    public bool NamesAll { get; private set; }
    public TimeSpan? Delay { get; private set; }

    /// <summary>A product token has letters, underscores and hyphens (RFC 9309, 2.2.1); what follows it is not compared.</summary>
    public void AddAgent(string value)
    {
        if (value.StartsWith('*') && (value.Length == 1 || char.IsWhiteSpace(value[1])))
        {
            NamesAll = true;
            return;
        }
        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '_' or '-')) length++;
        if (length > 0) _agents.Add(value[..length]);
    }

    public void AddRule(string value, bool allow)
    {
        HasRules = true;
        if (value.Length == 0) return;
        var path = RobotsPath.Escaped(value);
        _rules.Add(new RobotsPattern(path, allow, path.Length));
        // Allowing a folder's index page allows the folder's own address too, as Google's reader has it.
        var slash = path.LastIndexOf('/');
        if (allow && slash >= 0 && path.AsSpan(slash).StartsWith("/index.htm")) _rules.Add(new RobotsPattern(path[..(slash + 1)] + "$", true, slash + 2));
    }

    public void SetDelay(TimeSpan? delay) => Delay = delay > (Delay ?? TimeSpan.Zero) ? delay : Delay;

    public bool Names(string agent) => _agents.Exists(name => name.Equals(agent, StringComparison.OrdinalIgnoreCase));

    public void Match(ReadOnlySpan<char> path, ref int allow, ref int disallow)
    {
        foreach (var rule in _rules)
        {
            if (rule.Length <= (rule.Allow ? allow : disallow) || !rule.Matches(path)) continue;
            if (rule.Allow) allow = rule.Length;
            else disallow = rule.Length;
        }
    }
}

/// <param name="Length">Of the pattern as it counts among others.</param>
internal readonly record struct RobotsPattern(string Pattern, bool Allow, int Length)
{
    /// <summary>The pattern from the start of the path; <c>*</c> is any run of characters, <c>$</c> at the end is the end.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        var pattern = Pattern.AsSpan();
        var anchored = pattern.EndsWith("$");
        if (anchored) pattern = pattern[..^1];
        var star = pattern.IndexOf('*');
        var piece = star < 0 ? pattern : pattern[..star];
        if (!path.StartsWith(piece, StringComparison.Ordinal)) return false;
        path = path[piece.Length..];
        while (star >= 0)
        {
            pattern = pattern[(star + 1)..];
            star = pattern.IndexOf('*');
            piece = star < 0 ? pattern : pattern[..star];
            if (star < 0 && anchored) return path.EndsWith(piece, StringComparison.Ordinal);
            // The first place that fits leaves the most for what follows.
            var at = path.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0) return false;
            path = path[(at + piece.Length)..];
        }
        return !anchored || path.Length == 0;
    }
}
