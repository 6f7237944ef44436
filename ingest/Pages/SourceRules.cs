using System.Text.Json;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// Selectors of sources whose layout is known, read from a data file: a list of
/// <c>{"host":"example.ir","layouts":[{"since":"2023-04-01","body":".story","title":"h1","kicker":".rutitr","lead":".lead","date":".time","remove":[".ads"]}]}</c>.
/// A redesign is a new layout with its day in <c>since</c>; old ones stay, for old pages. The newest layout whose body selector
/// finds text is used, and where none fits the page is read by the general means.
/// </summary>
public sealed class SourceRules
{
    private readonly Dictionary<string, SourceLayout[]> _hosts;

    private SourceRules(Dictionary<string, SourceLayout[]> hosts) => _hosts = hosts;

    public static SourceRules None { get; } = new([]);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is not such JSON, or a selector is none; the message names host and selector.</exception>
    public static SourceRules Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var hosts = new Dictionary<string, SourceLayout[]>(StringComparer.OrdinalIgnoreCase);
            foreach (var source in document.RootElement.EnumerateArray())
            {
                var host = Text(source, "host") ?? throw new InvalidDataException($"{path}: an entry has no \"host\"");
                var layouts = source.GetProperty("layouts").EnumerateArray().Select(l => Layout(l, host, path));
                hosts[host] = [.. layouts.OrderByDescending(l => l.Since)];
            }

            return new SourceRules(hosts);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The layouts of a host or of the nearest domain above it, newest first.</summary>
    internal IReadOnlyList<SourceLayout> For(Uri? url)
    {
        if (url is null || _hosts.Count == 0) return [];
        for (var host = url.Host; ; host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (_hosts.TryGetValue(host, out var layouts)) return layouts;
            if (!host.Contains('.', StringComparison.Ordinal)) return [];
        }
    }

    private static SourceLayout Layout(JsonElement layout, string host, string path)
    {
        ISelector? Selector(string? text) => text is null ? null
            : new CssSelectorParser().ParseSelector(text) ?? throw new InvalidDataException($"{path}: {host}: \"{text}\" is no selector");
        var since = Text(layout, "since");
        if (since is not null && !DateOnly.TryParseExact(since, "yyyy-MM-dd", out _)) throw new InvalidDataException($"{path}: {host}: \"since\" is a day such as 2023-04-01");
        return new SourceLayout
        {
            Since = since ?? "",
            Body = Selector(Text(layout, "body")) ?? throw new InvalidDataException($"{path}: {host}: a layout has no \"body\""),
            Title = Selector(Text(layout, "title")),
            Kicker = Selector(Text(layout, "kicker")),
            Lead = Selector(Text(layout, "lead")),
            Date = Selector(Text(layout, "date")),
            Remove = layout.TryGetProperty("remove", out var remove) ? [.. remove.EnumerateArray().Select(r => Selector(r.GetString())!)] : [],
        };
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
