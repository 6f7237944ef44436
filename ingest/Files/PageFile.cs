using System.Runtime.CompilerServices;

namespace Monitoring.Ingest.Files;

/// <summary>A file that is one page.</summary>
internal static class PageFile
{
    public static async IAsyncEnumerable<ReadItem> ReadAsync(
        string file, FileKind kind, OpenedFile opened, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (options.StartAfter.ContainsKey(file)) yield break;
        if (kind != FileKind.Text)
        {
            yield return new Rejection(file, null, "pages of this kind cannot be read: give .jsonl or .txt");
            yield break;
        }

        using var page = new MemoryStream();
        await opened.AsUtf8().CopyToAsync(page, cancellation).ConfigureAwait(false);
        var bytes = page.ToArray();
        var lines = CleanText.Paragraphs(System.Text.Encoding.UTF8.GetString(bytes)).Split('\n');
        var url = options.Address ?? ArticleAddress.OfContent(bytes);
        yield return new ReadArticle(file, null, new Article
        {
            Id = ArticleAddress.Id(url),
            Url = url,
            CanonicalUrl = ArticleAddress.Canonical(url),
            Title = lines[0],
            Body = string.Join('\n', lines[1..]),
        }, bytes);
    }
}
