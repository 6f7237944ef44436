using System.Globalization;

namespace Monitoring.Ingest.Pages;

/// <summary>How many pages of a source gave which field.</summary>
public readonly record struct YieldCounts(int Pages, int Bodies, int Dates, double LogLength)
{
    internal YieldCounts Plus(YieldCounts other) => new(Pages + other.Pages, Bodies + other.Bodies, Dates + other.Dates, LogLength + other.LogLength);

    internal YieldCounts Halved() => new(Pages / 2, Bodies / 2, Dates / 2, LogLength / 2);
}

/// <summary>
/// Watches what extraction yields from one source and says when it drops as it does after a redesign. A value: add a page, get the
/// next state; the caller stores it (four numbers, twice). Twenty pages are compared with all before them.
/// </summary>
/// <param name="Usual">What the source has given so far.</param>
/// <param name="Recent">The last pages, not yet part of the usual.</param>
public sealed record SourceYield(YieldCounts Usual, YieldCounts Recent)
{
    private const int RecentPages = 20;
    private const int LeastUsual = 40;
    private const int MostUsual = 800;

    /// <summary>A body shorter than this, in characters, counts as none.</summary>
    private const int ShortBody = 200;

    /// <summary>Two shares that differ by this many standard errors do so by chance once in some ten thousand comparisons.</summary>
    private const double Significant = 3.7;

    public static SourceYield Empty { get; } = new(default, default);

    /// <summary>The state after one more page; a page that could not be read at all is null.</summary>
    public SourceYield Add(ExtractedPage? page)
    {
        var one = new YieldCounts(1, page is { Body.Length: >= ShortBody } ? 1 : 0, page?.Published is null ? 0 : 1, Math.Log(1 + (page?.Body.Length ?? 0)));
        var next = this with { Recent = Recent.Plus(one) };
        if (next.Recent.Pages < RecentPages) return next;
        // A changed source goes on being compared with what it was, by its newest pages, until someone accepts the change or it ends.
        if (next.Warning is not null) return next with { Recent = next.Recent.Pages >= 2 * RecentPages ? next.Recent.Halved() : next.Recent };
        var usual = Usual.Plus(next.Recent);
        return new SourceYield(usual.Pages > MostUsual ? usual.Halved() : usual, default);
    }

    /// <summary>Takes what the source gives now for its usual.</summary>
    public SourceYield Accept() => new(Recent, default);

    /// <summary>One line for people when the yield has dropped, else null.</summary>
    public string? Warning
    {
        get
        {
            if (Usual.Pages < LeastUsual || Recent.Pages < RecentPages) return null;
            if (Dropped(Usual.Bodies, Recent.Bodies)) return Line("text", Usual.Bodies, Recent.Bodies);
            if (Dropped(Usual.Dates, Recent.Dates)) return Line("a date", Usual.Dates, Recent.Dates);
            // Texts a quarter of their usual length: the selector finds the teaser, no longer the story.
            return (Usual.LogLength / Usual.Pages) - (Recent.LogLength / Recent.Pages) > Math.Log(4)
                ? "layout changed? texts are much shorter than before"
                : null;
        }
    }

    private bool Dropped(int usual, int recent)
    {
        double before = (double)usual / Usual.Pages, now = (double)recent / Recent.Pages;
        if (before - now < 0.25) return false;
        var both = (double)(usual + recent) / (Usual.Pages + Recent.Pages);
        var error = Math.Sqrt(both * (1 - both) * ((1.0 / Usual.Pages) + (1.0 / Recent.Pages)));
        return before - now > Significant * error;
    }

    private string Line(string what, int usual, int recent) =>
        string.Create(CultureInfo.InvariantCulture, $"layout changed? {what} in {recent} of the last {Recent.Pages} pages, before in {usual} of {Usual.Pages}");
}
