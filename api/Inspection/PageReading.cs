using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Files;
using Monitoring.Ingest.Pages;

namespace Monitoring.Api.Inspection;

/// <summary>Reads one page from a file, as HTML or as text by its name.</summary>
internal static class PageReading
{
    /// <exception cref="LineException">There is no such file, it cannot be read, it is too large, or it is no page.</exception>
    public static ExtractedPage Read(string path, string? url)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new LineException($"there is no file {path}");
            var options = new ExtractionOptions();
            if (file.Length > options.MaxLength) throw new LineException($"the file has {file.Length} bytes; a page has at most {options.MaxLength}");
            if (url is not null && !IsWeb(url)) throw new LineException($"'{Shown(url)}' is no web address");
            var address = url is null ? null : new Uri(url);
            var bytes = File.ReadAllBytes(path);
            if (BinaryContent.Looks(bytes)) throw new LineException("not text");
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

    private static bool IsText(string path) => path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
