using System.Text;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Files;
using Monitoring.Ingest.Pages;

namespace Monitoring.Api.Inspection;

/// <summary>Reads one page from a file, as HTML or as text by its name.</summary>
internal static class PageReading
{
    /// <exception cref="LineException">There is no such file, it cannot be read, it is too large, or it is no page.</exception>
    public static ExtractedPage Read(string path, string? url, SourceRules rules)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new LineException($"there is no file {path}");
            var options = new ExtractionOptions { Rules = rules };
            if (file.Length > options.MaxLength) throw new LineException($"the file has {file.Length} bytes; a page has at most {options.MaxLength}");
            if (url is not null && !IsWeb(url)) throw new LineException($"'{Shown(url)}' is no web address");
            var address = url is null ? null : new Uri(url);
            var bytes = File.ReadAllBytes(path);
            if (BinaryContent.Looks(bytes)) throw new LineException("not text");
            if (Other(path, bytes) is { } other) throw new LineException(other);
            return IsText(path) ? TextPage.Extract(PageEncoding.Decode(bytes).Text, url) : PageExtractor.Extract(bytes, address, options);
        }
        catch (PageException none)
        {
            throw new LineException(none.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new LineException($"cannot be read: {unreadable.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>What the file is instead of a page; null for what may be one. A page's name counts more than how it begins.</summary>
    private static string? Other(string path, ReadOnlySpan<byte> bytes)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm" or ".xhtml" or ".txt") return null;
        var head = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 1000)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.StartsWith('{') || head.StartsWith('[')) return "this is JSON, no page: monitoring import takes lines of articles, inspect feed a JSON Feed";
        if (head.StartsWith("WARC/", StringComparison.Ordinal)) return "this is an archive of pages: monitoring import takes it";
        return Roots.Any(root => head.Contains(root, StringComparison.OrdinalIgnoreCase)) && !head.Contains("<html", StringComparison.OrdinalIgnoreCase)
            ? "this is a feed, no page: monitoring inspect feed takes it" : null;
    }

    private static readonly string[] Roots = ["<rss", "<feed", "<rdf:RDF", "<urlset", "<sitemapindex"];

    private static bool IsText(string path) => path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
