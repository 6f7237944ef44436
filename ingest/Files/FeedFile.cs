using System.Runtime.CompilerServices;
using Monitoring.Ingest.Feeds;

namespace Monitoring.Ingest.Files;

/// <summary>The items of a feed that was saved as a file; lines of its items are item numbers.</summary>
internal static class FeedFile
{
    public static async IAsyncEnumerable<ReadItem> ReadAsync(
        string file, OpenedFile opened, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var bytes = await PageFile.BytesAsync(opened.Stream, options.LargestFeed, cancellation).ConfigureAwait(false);
        if (bytes is null)
        {
            yield return new Rejection(file, null, $"the feed is longer than {JsonLines.Mebibytes(options.LargestFeed)}: split it");
            yield break;
        }

        Feed? feed = null;
        var fault = "";
        try
        {
            feed = FeedParser.Parse(bytes, null, null, FeedLimits.Default with { MaxBytes = options.LargestFeed });
        }
        catch (FeedException e)
        {
            fault = FileList.OneLine(e.Message);
        }

        if (feed is null)
        {
            yield return new Rejection(file, null, fault);
            yield break;
        }

        if (feed.Items.Count == 0)
        {
            yield return new Rejection(file, null, "the feed has no items: nothing to import");
            yield break;
        }

        var site = Uri.TryCreate(feed.Link ?? feed.SelfLink, UriKind.Absolute, out var link) ? FeedBase.Of(link) : FeedBase.None;
        var doubts = new Doubts(options.Zone);
        var after = options.StartAfter.GetValueOrDefault(file);
        for (var i = (int)Math.Min(after, feed.Items.Count); i < feed.Items.Count; i++)
        {
            // A file has no address of its own that links could be relative to.
            var item = feed.Items[i] with { Url = site.Resolve(feed.Items[i].Url) };
            var article = item.ToArticle(SourceOf(item, feed), feed, options.Now);
            if (article is { Published: null } && item.Published is { } future) doubts.AddFuture(future);
            yield return article is null
                ? new Rejection(file, i + 1, "the item has no title and no text")
                : new ReadArticle(file, i + 1, article, Doubt: doubts.Take());
        }

        if (feed.Truncated) yield return new Rejection(file, feed.Items.Count, "the feed is cut off after this item: fetch it again");
        if (feed.ItemsLeftOut > 0) yield return new Rejection(file, feed.Items.Count, $"{feed.ItemsLeftOut} items more than one feed may have: split it");
    }

    /// <summary>The publisher whose address we know, else as the feed calls itself, else its host. Empty where the item names another.</summary>
    private static string SourceOf(FeedItem item, Feed feed)
    {
        if (item.SourceTitle is not null || SourceNames.IsKnown(item.Address)) return "";
        var title = HtmlText.Line(feed.Title ?? "");
        return title.Length > 0 ? title : SourceNames.Of(item.Address ?? feed.Link ?? "") is { Length: > 0 } host ? host : SourceNames.Of(feed.Link ?? "");
    }
}
