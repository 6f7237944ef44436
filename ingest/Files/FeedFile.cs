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

        var after = options.StartAfter.GetValueOrDefault(file);
        for (var i = (int)Math.Min(after, feed.Items.Count); i < feed.Items.Count; i++)
        {
            var article = feed.Items[i].ToArticle(feed: feed);
            yield return article is null
                ? new Rejection(file, i + 1, "the item has no title and no text")
                : new ReadArticle(file, i + 1, article);
        }

        if (feed.Truncated) yield return new Rejection(file, feed.Items.Count, "the feed is cut off after this item: fetch it again");
        if (feed.ItemsLeftOut > 0) yield return new Rejection(file, feed.Items.Count, $"{feed.ItemsLeftOut} items more than one feed may have: split it");
    }
}
