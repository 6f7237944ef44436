using System.Runtime.CompilerServices;
using Monitoring.Ingest.Addresses;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;

namespace Monitoring.Ingest.Files;

/// <summary>A file that is one page.</summary>
internal static class PageFile
{
    public static async IAsyncEnumerable<ReadItem> ReadAsync(
        string file, FileKind kind, OpenedFile opened, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (options.StartAfter.ContainsKey(file)) yield break;
        var bytes = await BytesAsync(opened.Stream, options.LargestPage, cancellation).ConfigureAwait(false);
        yield return bytes is null
            ? new Rejection(file, null, $"the page is longer than {JsonLines.Mebibytes(options.LargestPage)}: no news page is")
            : Read(file, null, kind, bytes, options.Address, options);
    }

    /// <summary>One page, whatever brought it.</summary>
    /// <param name="charset">What the HTTP header said.</param>
    /// <param name="fetched">When the page was fetched; no date of it lies later.</param>
    public static ReadItem Read(
        string file, long? line, FileKind kind, byte[] bytes, string? address, ReadOptions options, string? charset = null, DateTimeOffset? fetched = null)
    {
        try
        {
            var uri = Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed : null;
            var page = kind == FileKind.Text
                ? TextPage.Extract(PageEncoding.Decode(bytes, charset).Text, address, options.Zone, options.Now)
                : PageExtractor.Extract(bytes, uri, new ExtractionOptions { Charset = charset, Zone = options.Zone, Now = fetched, NotAfter = options.Now, Rules = options.Rules });
            var article = page.ToArticle(address ?? page.CanonicalUrl ?? ArticleId.AddressOfContent(bytes));
            if (article.Body.Length == 0 && article.Lead is null) return new Rejection(file, line, "the page has no text of an article: save the whole page");
            var doubts = new Doubts(options.Zone);
            if (page.FutureDate is { } future) doubts.AddFuture(future.Value, $"its date ({future.Where})");
            return new ReadArticle(file, line, article.Source.Length > 0 ? article : article with { Source = SourceNames.Of(article.Url) }, bytes, doubts.Take());
        }
        catch (PageException e)
        {
            return new Rejection(file, line, $"no news page ({FileList.OneLine(e.Message)}): save the whole page");
        }
    }

    /// <summary>All bytes of a stream, or null when there are more than allowed.</summary>
    public static async ValueTask<byte[]?> BytesAsync(Stream stream, int most, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            if (bytes.Length + read > most) return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
