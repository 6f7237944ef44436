using System.Net.Mime;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Ingest.Pages;
using Monitoring.Ingest.Web;

namespace Monitoring.Api.Jobs;

/// <summary>What came of asking for an article's page.</summary>
/// <param name="Whole">The article with its page's text; null when the page cannot be had.</param>
/// <param name="Trouble">Why not, in one line.</param>
/// <param name="Later">It may succeed another time.</param>
/// <param name="HostAway">The whole host asks to be left alone, or cannot be reached, for this long.</param>
internal sealed record AskedPage(IncomingArticle? Whole, string? Trouble = null, bool Later = false, TimeSpan? HostAway = null);

/// <summary>Fetches the page of a listed article and reads it.</summary>
internal sealed class ArticlePages(PoliteWeb web, SourceRules rules, SourceYields yields, TimeProvider clock, TimeZoneInfo zone)
{
    private static readonly TimeSpan UsualAbsence = TimeSpan.FromMinutes(10);

    /// <param name="listed">As the feed has it: its address, and what the page may lack (a date, a title, tags).</param>
    public async Task<AskedPage> AskAsync(Article listed, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(listed.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return new AskedPage(null, $"{listed.Url}: no web address");
        try
        {
            var answer = await web.FetchAsync(new FetchRequest(address), cancellation);
            var page = PageExtractor.Extract(answer.Body, answer.FinalAddress, OptionsFor(answer));
            await yields.AddAsync(listed.Source, page, cancellation);
            if (page.Body.Length == 0 || page.Title.Length + listed.Title.Length == 0) return new AskedPage(null, $"{listed.Url}: no text of an article");
            return new AskedPage(new IncomingArticle(Join(listed, page.ToArticle(answer.FinalAddress.AbsoluteUri, listed.Source)), answer.Body.ToArray()));
        }
        catch (FetchParkedException parked)
        {
            return new AskedPage(null, parked.Message);
        }
        catch (FetchFailedException failed)
        {
            var away = failed.Fault is FetchFault.TooManyRequests or FetchFault.RobotsUnreachable or FetchFault.NameNotResolved or FetchFault.ConnectFailed;
            return new AskedPage(null, failed.Message, true, failed.RetryAfter ?? (away ? UsualAbsence : null));
        }
        catch (PageException none)
        {
            // What was refused says nothing of the layout; what came and could not be read does.
            await yields.AddAsync(listed.Source, null, cancellation);
            return new AskedPage(null, $"{listed.Url}: {none.Message}");
        }
    }

    private ExtractionOptions OptionsFor(FetchAnswer answer) =>
        new() { Charset = CharsetOf(answer.ContentType), Now = clock.GetUtcNow(), Zone = zone, Rules = rules };

    /// <summary>The page's text under the identity that the feed gives, so that the next poll knows it; the feed's date where the page has none.</summary>
    private static Article Join(Article listed, Article page) => page with
    {
        Id = listed.Id,
        CanonicalUrl = listed.CanonicalUrl,
        Url = listed.Url,
        Title = page.Title.Length > 0 ? page.Title : listed.Title,
        Language = page.Language ?? listed.Language,
        Published = page.Published ?? listed.Published,
        PublishedFrom = page.Published is null ? listed.PublishedFrom : page.PublishedFrom,
        Tags = page.Tags.Count > 0 ? page.Tags : listed.Tags,
    };

    private static string? CharsetOf(string? contentType)
    {
        if (contentType is null) return null;
        try
        {
            return new ContentType(contentType).CharSet;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
