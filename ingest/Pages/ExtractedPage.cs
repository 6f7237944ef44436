using System.Text;
using Monitoring.Ingest.Addresses;
using Monitoring.Text;

namespace Monitoring.Ingest.Pages;

/// <summary>One reading of a page's publication or update time.</summary>
/// <param name="Where">The place in the page, for people: <c>meta article:published_time</c>, <c>json-ld datePublished</c> …</param>
/// <param name="Raw">As the page writes it, at most 100 characters.</param>
/// <param name="Confidence">0 to 1: how often a date from such a place is the day of publication.</param>
/// <param name="Chosen">True for the one that became <see cref="ExtractedPage.Published"/>.</param>
public sealed record DateCandidate(NewsTime Value, PublishedFrom From, string Where, string Raw, double Confidence, bool Chosen);

/// <summary>What extraction saw in one page; fields as <c>inspect page</c> prints them.</summary>
public sealed record ExtractedPage
{
    /// <summary>The headline as printed; empty when the page has none.</summary>
    public required string Title { get; init; }
    /// <summary>The line above the headline («روتیتر»).</summary>
    public string? Kicker { get; init; }
    /// <summary>The standfirst that the page prints; never its meta description.</summary>
    public string? Lead { get; init; }
    /// <summary>Plain text, a line feed between paragraphs; table cells are parted by <c> | </c>, list items begin with <c>• </c>.</summary>
    public required string Body { get; init; }
    public NewsTime? Published { get; init; }
    public PublishedFrom PublishedFrom { get; init; }
    public NewsTime? Updated { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    /// <summary>The publisher's name; empty when the page does not say it.</summary>
    public string Source { get; init; } = "";
    /// <summary>The publisher's own number («کد خبر»).</summary>
    public string? Number { get; init; }
    public string? Section { get; init; }
    /// <summary>ISO 639 code, from the page's declaration or its letters.</summary>
    public string? Language { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Image { get; init; }
    /// <summary>The address that the page gives itself, absolute; null when it gives none.</summary>
    public string? CanonicalUrl { get; init; }
    public IReadOnlyList<DateCandidate> Candidates { get; init; } = [];
    /// <summary>True when the source has layouts in the rules and this page fits none of them: it was read by the general means.</summary>
    public bool LayoutMissed { get; init; }
    /// <summary>A reading stronger than the chosen one that lies in the future and was not believed; null for none.</summary>
    public DateCandidate? FutureDate { get; init; }

    /// <summary>
    /// The article of this page. Without an address of its own the page gets the one it names, or one made from its text.
    /// </summary>
    /// <param name="url">The address as fetched.</param>
    /// <param name="source">The publisher's name where the caller knows it better.</param>
    /// <exception cref="PageException">The page has neither title nor body.</exception>
    public Article ToArticle(string? url = null, string? source = null, TrackingRules? tracking = null)
    {
        if (Title.Length == 0 && Body.Length == 0) throw new PageException("no title and no text");
        var address = Known(url) ?? CanonicalUrl ?? ArticleId.AddressOfContent(Encoding.UTF8.GetBytes(Title + "\n" + Body));
        var canonical = CanonicalAddress.Of(OwnAddress(address), tracking ?? TrackingRules.BuiltIn);
        return new Article
        {
            Id = ArticleId.Of(canonical),
            Url = address,
            CanonicalUrl = canonical,
            Title = Title.Length > 0 ? Title : Body.Split('\n')[0],
            Kicker = Kicker,
            Lead = Lead,
            Body = Body,
            Published = Published,
            PublishedFrom = PublishedFrom,
            Updated = Updated,
            Source = source ?? Source,
            Number = Number,
            Authors = Authors,
            Section = Section,
            Language = Language,
            Tags = Tags,
            Image = Image,
        }.Bounded();
    }

    /// <summary>Archives hold what is no page's address (<c>dns:</c>, <c>javascript:</c>); nobody is to be led there.</summary>
    private static string? Known(string? url) =>
        url is not null && (WebAddress.Parse(url) is not null || url.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)) ? url : null;

    // A canonical link is believed only on its own site: pages that name another site's article, or the home page, would merge with it.
    private string OwnAddress(string address)
    {
        if (CanonicalUrl is null || CanonicalUrl == address) return address;
        var (fetched, named) = (WebAddress.Parse(CanonicalAddress.Of(address)), WebAddress.Parse(CanonicalAddress.Of(CanonicalUrl)));
        return fetched is not null && named is not null && fetched.Host == named.Host && named.Path != "/" ? CanonicalUrl : address;
    }
}
