using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// Selectors of sources whose layout is known, read from a data file: a list of
/// <c>{"hosts":["example.ir"],"layouts":[{"since":"2023-04-01","body":".story","title":"h1","kicker":".rutitr","lead":".lead","date":".time","remove":[".ads"]}]}</c>,
/// with <c>"host":"example.ir"</c> for a single one and a <c>note</c> for people. A redesign is a new layout with its day in <c>since</c>;
/// old ones stay, for old pages. The newest layout whose body selector finds text is used, and where none fits the page is read by the
/// general means.
/// </summary>
public sealed class SourceRules
{
    private static readonly FrozenSet<string> SourceNames = new[] { "host", "hosts", "note", "layouts" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> LayoutNames = new[] { "since", "body", "title", "kicker", "lead", "date", "remove" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly Lazy<SourceRules> LazyShipped = new(LoadShipped);

    private readonly Dictionary<string, SourceLayout[]> _hosts;

    private SourceRules(Dictionary<string, SourceLayout[]> hosts) => _hosts = hosts;

    public static SourceRules None { get; } = new([]);

    /// <summary>The layouts that ship with the product.</summary>
    public static SourceRules Shipped => LazyShipped.Value;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no such list; the message names file, line, host, what is wrong and what to write.</exception>
    public static SourceRules Load(string path) => Read(File.ReadAllBytes(path), path);

    /// <summary>These rules, and those of <paramref name="others"/> for hosts that these do not name.</summary>
    public SourceRules Before(SourceRules others)
    {
        var hosts = new Dictionary<string, SourceLayout[]>(others._hosts, StringComparer.OrdinalIgnoreCase);
        foreach (var (host, layouts) in _hosts) hosts[host] = layouts;
        return new SourceRules(hosts);
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

    private static SourceRules LoadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Monitoring.Ingest.Pages.Layouts.sources.json")
            ?? throw new InvalidOperationException("the layouts are not in the assembly");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray(), "sources.json");
    }

    private static SourceRules Read(byte[] json, string path)
    {
        var place = path;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Array) throw new InvalidDataException("not a list: write [{\"hosts\":[\"example.ir\"],\"layouts\":[…]}]");
            var read = new Dictionary<string, SourceLayout[]>(StringComparer.OrdinalIgnoreCase);
            foreach (var source in document.RootElement.EnumerateArray())
            {
                place = $"{path} line {LineOf(json, source)}";
                Known(source, SourceNames);
                var hosts = Hosts(source);
                place += $" ({hosts[0]})";
                if (!source.TryGetProperty("layouts", out var layouts) || layouts.ValueKind != JsonValueKind.Array || layouts.GetArrayLength() == 0) throw new InvalidDataException("no \"layouts\": write a list with at least one {\"body\":\"selector\"}");
                SourceLayout[] newestFirst = [.. layouts.EnumerateArray().Select(Layout).OrderByDescending(l => l.Since, StringComparer.Ordinal)];
                foreach (var host in hosts)
                {
                    if (!read.TryAdd(host, newestFirst)) throw new InvalidDataException($"{host} stands there twice: put its layouts into one entry");
                }
            }

            return new SourceRules(read);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} line {(e.LineNumber ?? 0) + 1}: not JSON: correct what stands there", e);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{place}: {e.Message}", e);
        }
    }

    // Elements know their text, not their place; the first bytes of one are found where they begin.
    private static int LineOf(byte[] json, JsonElement element)
    {
        var at = json.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(element.GetRawText()));
        return 1 + json.AsSpan(0, Math.Max(0, at)).Count((byte)'\n');
    }

    private static string[] Hosts(JsonElement source)
    {
        string[] hosts = source.TryGetProperty("hosts", out var list) ? Texts(list, "hosts") : Text(source, "host") is { } one ? [one] : [];
        if (hosts.Length == 0) throw new InvalidDataException("no \"host\": write \"host\":\"example.ir\" or \"hosts\":[…]");
        return Array.Find(hosts, h => Uri.CheckHostName(h) != UriHostNameType.Dns || h.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) is { } wrong
            ? throw new InvalidDataException($"\"{wrong}\" is no host: write it as example.ir, without https:// and www")
            : hosts;
    }

    private static SourceLayout Layout(JsonElement layout)
    {
        Known(layout, LayoutNames);
        var since = Text(layout, "since");
        if (since is not null && !DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) throw new InvalidDataException($"\"since\" is \"{since}\": write a day such as 2023-04-01");
        return new SourceLayout
        {
            Since = since ?? "",
            Body = Selector(Text(layout, "body")) ?? throw new InvalidDataException("a layout has no \"body\": write the selector of the element that holds the text"),
            Title = Selector(Text(layout, "title")),
            Kicker = Selector(Text(layout, "kicker")),
            Lead = Selector(Text(layout, "lead")),
            Date = Selector(Text(layout, "date")),
            Remove = layout.TryGetProperty("remove", out var remove) ? [.. Texts(remove, "remove").Select(r => Selector(r)!)] : [],
        };
    }

    private static ISelector? Selector(string? text) => text is null ? null
        : new CssSelectorParser().ParseSelector(text) ?? throw new InvalidDataException($"\"{text}\" is no selector: write one such as .story or article > p");

    private static void Known(JsonElement entry, FrozenSet<string> names)
    {
        if (entry.ValueKind != JsonValueKind.Object) throw new InvalidDataException("an entry is no {…}");
        foreach (var property in entry.EnumerateObject())
        {
            if (!names.Contains(property.Name)) throw new InvalidDataException($"\"{property.Name}\" is not known: one of {string.Join(", ", names.Order(StringComparer.Ordinal))}");
        }
    }

    private static string? Text(JsonElement entry, string name) => !entry.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new InvalidDataException($"\"{name}\" is no text: write it in quotation marks");

    private static string[] Texts(JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(e => e.GetString()!)]
            : throw new InvalidDataException($"\"{name}\" is no list of texts: write [\"…\",\"…\"]");
}
