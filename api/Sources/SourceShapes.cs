using Monitoring.Infra.Storage;
using Monitoring.Text;

namespace Monitoring.Api.Sources;

/// <summary>How a feed fares.</summary>
/// <param name="Error">Of the last poll; null when it succeeded.</param>
/// <param name="Yield">New items of the last poll that succeeded.</param>
/// <param name="DelaySeconds">From publication to collection of its last new item.</param>
public sealed record FeedShape(
    string Address, string? Moved, string? Language, bool Paused, string Due, string? LastSuccess, int Failures, string? Error, int? Yield, double? DelaySeconds)
{
    public static FeedShape Of(Feed feed, TimeZoneInfo zone)
    {
        string Show(DateTimeOffset at) => new NewsTime(at, TimePrecision.Second).ToIso(zone);
        return new FeedShape(
            feed.Address, feed.Moved, feed.Language, feed.Paused, Show(feed.Due), feed.Succeeded is { } at ? Show(at) : null,
            feed.Failures, feed.Error, feed.Yield, feed.Delay?.TotalSeconds);
    }
}

/// <param name="Group">state, private, abroad, region … as the operator groups sources.</param>
/// <param name="Shown">How much of its text readers may see: all, excerpt or title.</param>
/// <param name="Articles">How many of its articles are searchable.</param>
/// <param name="Warning">What its pages yield less of than before ("layout changed?"), or null.</param>
public sealed record SourceShape(
    string Name, string? Site, string? Language, string? Group, string Shown, bool Paused, long Articles, IReadOnlyList<FeedShape> Feeds, string? Warning = null);

public sealed record SourcesShape(IReadOnlyList<SourceShape> Sources);

/// <summary>A source to be followed.</summary>
/// <param name="Url">Its site, one of its feeds, or a Telegram channel; feeds are found and tried before anything is saved.</param>
public sealed record NewSource(string? Name, string? Url, string? Language, string? Group);

/// <summary>What to change of a source; null leaves it as it is.</summary>
public sealed record SourceChange(string? Group, string? Shown, bool? Paused, string? Site, string? Language);

/// <summary>A feed that a site offers.</summary>
/// <param name="Latest">Titles of its newest items.</param>
public sealed record OfferedFeed(string Address, string? Title, int Items, IReadOnlyList<string> Latest);

public sealed record OfferShape(IReadOnlyList<OfferedFeed> Feeds);

public sealed record AddedShape(int Added);
