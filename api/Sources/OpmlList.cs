using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Web;

namespace Monitoring.Api.Sources;

/// <summary>The feeds of an OPML list that may be followed, and the others with the reason why not.</summary>
internal sealed record OpmlList(IReadOnlyList<NewFeed> Feeds, IReadOnlyList<RefusedFeed> Refused)
{
    private const int LongestName = 200;
    private const int LongestShown = 200;

    /// <exception cref="FeedException">It is no OPML.</exception>
    public static OpmlList Read(ReadOnlyMemory<byte> bytes, AddressGuard guard)
    {
        var feeds = new List<NewFeed>();
        var refused = new List<RefusedFeed>();
        foreach (var feed in Opml.Read(bytes))
        {
            var address = FeedsFile.AddressOf(feed.Url);
            if ((address is null ? "only http and https are fetched" : guard.Refusal(new Uri(address))) is { } reason)
                refused.Add(new RefusedFeed(Cut(feed.Url, LongestShown), reason));
            else
                feeds.Add(New(feed, address!));
        }

        return new OpmlList(feeds, refused);
    }

    /// <summary>Folders of other readers are no groups; ours come back as they went out.</summary>
    private static NewFeed New(OpmlFeed feed, string address) => new(
        Cut(feed.Title ?? new Uri(address).Host, LongestName), address, LanguageTag.Primary(feed.Language),
        SourceFields.KnownGroup(feed.Groups.Count > 0 ? feed.Groups[^1] : null), FeedsFile.AddressOf(feed.Site));

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + "…";
}
