using System.Text.Json;
using System.Text.RegularExpressions;

namespace Monitoring.Ingest.Addresses;

/// <summary>One provider of a ClearURLs file: where it applies, and what it drops there.</summary>
internal sealed class ClearUrlsProvider
{
    // The patterns come from outside, so they run in linear time; the few that need backtracking (look-around) get a time limit.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    private readonly Regex _pattern;
    private readonly Regex[] _exceptions;
    private readonly Regex[] _raw;
    private readonly Regex[] _redirections;
    private readonly Regex? _rules;

    private ClearUrlsProvider(Regex pattern, Regex[] exceptions, Regex[] raw, Regex[] redirections, Regex? rules) =>
        (_pattern, _exceptions, _raw, _redirections, _rules) = (pattern, exceptions, raw, redirections, rules);

    public static ClearUrlsProvider Read(string name, JsonElement provider)
    {
        var pattern = provider.TryGetProperty("urlPattern", out var p) ? p.GetString() : null;
        if (string.IsNullOrEmpty(pattern)) throw new InvalidOperationException($"provider {name} has no urlPattern");
        var rules = Strings(provider, "rules");
        return new ClearUrlsProvider(
            Compile(pattern),
            [.. Strings(provider, "exceptions").Select(Compile)],
            [.. Strings(provider, "rawRules").Select(Compile)],
            [.. Strings(provider, "redirections").Select(Compile)],
            rules.Length == 0 ? null : Compile("^(?:" + string.Join('|', rules.Select(r => "(?:" + r + ")")) + ")$"));
    }

    public bool Applies(string address) => Matches(_pattern, address) && !Array.Exists(_exceptions, e => Matches(e, address));

    public bool Drops(string parameter) => _rules is not null && Matches(_rules, parameter);

    public WebAddress StripRaw(WebAddress address)
    {
        if (_raw.Length == 0) return address;
        var text = address.ToString();
        foreach (var rule in _raw)
        {
            try
            {
                text = rule.Replace(text, "");
            }
            catch (RegexMatchTimeoutException)
            {
                return address;
            }
        }

        return WebAddress.Parse(text) ?? address;
    }

    public string? Target(string address)
    {
        if (_redirections.Length == 0 || !Applies(address)) return null;
        foreach (var redirection in _redirections)
        {
            try
            {
                if (redirection.Match(address) is { Success: true, Groups: { Count: > 1 } groups }) return Percent.Decode(groups[1].Value);
            }
            catch (RegexMatchTimeoutException)
            {
                return null;
            }
        }

        return null;
    }

    private static bool Matches(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex Compile(string pattern)
    {
        const RegexOptions options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, Limit);
        }
    }

    private static string[] Strings(JsonElement provider, string name) =>
        provider.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(e => e.GetString() ?? "").Where(s => s.Length > 0)]
            : [];
}
