using System.Collections.Frozen;
using Monitoring.Ingest.Files.TextPages;

namespace Monitoring.Ingest.Files;

/// <summary>Publishers' names by the host of their addresses, as people know them.</summary>
public static class SourceNames
{
    private static readonly FrozenDictionary<string, string> Known = Load();

    private static readonly FrozenDictionary<string, string> ByKey = Known.Values.Distinct(StringComparer.Ordinal)
        .GroupBy(n => LetterKey.Of(n), StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The publisher whose name has this key; null for none.</summary>
    internal static string? Named(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>True where the host itself stands in our list.</summary>
    internal static bool IsKnown(string? url) => url is not null && ByKey.ContainsKey(LetterKey.Of(Of(url)));

    /// <summary>
    /// The publisher's name for an address; where none is known, the host without <c>www.</c> or the Telegram channel as <c>@name</c>;
    /// empty for what has no host.
    /// </summary>
    public static string Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return "";
        var host = uri.Host.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        var first = FirstSegment(uri.AbsolutePath);
        if (host is "t.me" or "telegram.me" or "telegram.dog")
        {
            return first.Length == 0 ? "t.me" : Known.GetValueOrDefault("t.me/" + first.ToLowerInvariant(), "@" + first);
        }

        for (var name = host; ; name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (first.Length > 0 && Known.TryGetValue(name + "/" + first.ToLowerInvariant(), out var section)) return section;
            if (Known.TryGetValue(name, out var publisher)) return publisher;
            if (!name.Contains('.', StringComparison.Ordinal)) return host;
        }
    }

    /// <summary>The first part of a path; Telegram's public pages put <c>/s</c> before the channel.</summary>
    private static string FirstSegment(string path)
    {
        var parts = path.Split('/', 4, StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["s", var channel, ..] => channel,
            [var first, ..] => first,
            _ => "",
        };
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(SourceNames).Assembly.GetManifestResourceStream("Monitoring.Ingest.Files.SourceNames.tsv")!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            names.Add(line[..tab], line[(tab + 1)..]);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
