using System.Text.Json.Serialization;
using Monitoring.Infra.Storage;
using Monitoring.Text;

namespace Monitoring.Api.Sources;

/// <summary>How far the reading of a site's past has come; counts are of what is known so far.</summary>
/// <param name="Since">First day of the span.</param>
/// <param name="Undated">Entries of sitemaps that were left out since nothing says when they are from.</param>
public sealed record BackfillShape(
    string Since, bool Finished, long Sitemaps, long AllSitemaps, long Pages, long AllPages, long Stored, long Failed, long Undated, string? Trouble)
{
    public static BackfillShape Of(BackfillProgress one, TimeZoneInfo zone) => new(
        new NewsTime(one.Since, TimePrecision.Day).ToIso(zone), one.Finished is not null, one.Sitemaps, one.AllSitemaps, one.Pages, one.AllPages,
        one.Stored, one.Failed, one.Undated, one.Trouble);
}

/// <summary>How a feed fares.</summary>
/// <param name="Error">Of the last poll; null when it succeeded.</param>
/// <param name="Yield">New items of the last poll that succeeded.</param>
/// <param name="DelaySeconds">From publication to collection of its last new item.</param>
public sealed record FeedShape(
    string Address, string? Moved, string? Language, bool Paused, string Due, string? LastSuccess, int Failures, string? Error, int? Yield, double? DelaySeconds,
    BackfillShape? Backfill)
{
    public static FeedShape Of(Feed feed, BackfillProgress? backfill, TimeZoneInfo zone)
    {
        string Show(DateTimeOffset at) => new NewsTime(at, TimePrecision.Second).ToIso(zone);
        return new FeedShape(
            feed.Address, feed.Moved, feed.Language, feed.Paused, Show(feed.Due), feed.Succeeded is { } at ? Show(at) : null,
            feed.Failures, feed.Error, feed.Yield, feed.Delay?.TotalSeconds,
            backfill is null ? null : BackfillShape.Of(backfill, zone));
    }
}

/// <param name="Group">state, private, abroad or region, as the operator groups sources.</param>
/// <param name="Shown">How much of its text readers may see: all, excerpt or title.</param>
/// <param name="Articles">How many of its articles are searchable.</param>
/// <param name="Warning">What its pages yield less of than before ("layout changed?"), or null.</param>
/// <param name="Name">The publisher's name; articles and filters carry it.</param>
/// <param name="Site">The address of its site, or null.</param>
/// <param name="Language">ISO 639 code of its texts, or null.</param>
/// <param name="Paused">None of its feeds is polled.</param>
/// <param name="Feeds">What is polled for it; empty for a source of imported files.</param>
public sealed record SourceShape(
    string Name, string? Site, string? Language, string? Group, string Shown, bool Paused, long Articles, IReadOnlyList<FeedShape> Feeds, string? Warning = null);

public sealed record SourcesShape(IReadOnlyList<SourceShape> Sources);

/// <summary>A source to be followed.</summary>
/// <param name="Name">The publisher's name as people know it, at most 200 letters; needed to follow it.</param>
/// <param name="Language">ISO 639 code such as fa; null lets each article tell.</param>
/// <param name="Url">Its site, one of its feeds, or a Telegram channel; feeds are found and tried before anything is saved.</param>
/// <param name="Group">state, private, abroad or region; null for none.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewSource(string? Url, string? Name = null, string? Language = null, string? Group = null);

/// <summary>What to change of a source; null leaves it as it is, an empty text takes it away.</summary>
/// <param name="Group">state, private, abroad or region.</param>
/// <param name="Shown">How much of its text readers may see: all, excerpt or title.</param>
/// <param name="Paused">true stops polling all its feeds, false goes on.</param>
/// <param name="Site">The address of its site.</param>
/// <param name="Language">ISO 639 code of its texts.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SourceChange(string? Group = null, string? Shown = null, bool? Paused = null, string? Site = null, string? Language = null)
{
    /// <exception cref="Search.ParameterException">It changes nothing, or a field is wrong.</exception>
    internal Source Of(Source source) => this == new SourceChange()
        ? throw new Search.ParameterException("Nothing to change: write at least one of group, shown, paused, site, language.")
        : source with
        {
            Group = Group is null ? source.Group : SourceFields.Group(Group),
            Shown = Search.QueryParameters.Word("shown", Shown, source.Shown),
            Paused = Paused ?? source.Paused,
            Site = Site is null ? source.Site : SourceFields.Site(Site),
            Language = Language is null ? source.Language : SourceFields.Language(Language),
        };
}

/// <summary>A feed that a site offers.</summary>
/// <param name="Address">What would be polled.</param>
/// <param name="Title">As the feed calls itself.</param>
/// <param name="Items">How many it lists now.</param>
/// <param name="Latest">Titles of its newest items.</param>
public sealed record OfferedFeed(string Address, string? Title, int Items, IReadOnlyList<string> Latest);

public sealed record OfferShape(IReadOnlyList<OfferedFeed> Feeds);

/// <param name="Added">Feeds that were not followed before.</param>
public sealed record AddedShape(int Added);

/// <summary>A feed of a list that is not followed.</summary>
/// <param name="Reason">Why not, in a few words.</param>
public sealed record RefusedFeed(string Address, string Reason);

/// <param name="Added">Feeds that were not followed before.</param>
/// <param name="Refused">Those of the list that may not be fetched.</param>
public sealed record OpmlAddedShape(int Added, IReadOnlyList<RefusedFeed> Refused);
