using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Files;
using Monitoring.Ingest.Pages;

namespace Monitoring.Api.Pipeline;

/// <summary>
/// Runs extraction once more over the pages that are kept, and analysis over every article. A page that reads differently now becomes
/// a revision; identity, source and address stay.
/// </summary>
internal sealed class SecondReading(ArticleStore store, ArticlePipeline pipeline, AnalysisLine line, SourceRules rules, TimeZoneInfo zone)
{
    private const int Often = 256;

    public async Task RunAsync(Journey journey, Action<ImportProgress> progress, CancellationToken cancellation)
    {
        var total = Math.Max(1, (await store.CountsAsync(cancellation)).Values.Sum());
        var last = await store.LastPositionAsync(cancellation);
        var seen = 0L;
        await foreach (var stored in store.ReadAsync(0, cancellation))
        {
            // What this very run revised comes again under a later position; it is done.
            if (stored.Position > last) break;
            await ReadAsync(stored, journey, cancellation);
            if (++seen % Often == 0) progress(new ImportProgress(seen, (double)seen / total, "again"));
        }

        await pipeline.FinishAsync(journey);
    }

    private async Task ReadAsync(StoredArticle stored, Journey journey, CancellationToken cancellation)
    {
        if (await store.ReadRawAsync(stored.Article.Id, cancellation) is { } raw && Extract(stored.Article, stored.Collected, raw) is { } article)
        {
            var results = await pipeline.StoreAsync([new IncomingArticle(article, Again: true)], journey, cancellation);
            if (results[0].Outcome == Outcome.Revised) return;
        }
        else
        {
            journey.Count(Outcome.Duplicate);
        }

        await line.AddAsync(stored with { Stage = Stage.Stored, Enriched = null }, null, journey, cancellation);
    }

    /// <summary>Null when the page cannot be read any more; its text stays as it is.</summary>
    private Article? Extract(Article known, DateTimeOffset collected, RawPage raw)
    {
        try
        {
            var text = PageEncoding.Decode(raw.Content).Text;
            var page = LooksLikeMarkup(text)
                ? PageExtractor.Extract(raw.Content, Uri.TryCreate(raw.Url, UriKind.Absolute, out var url) ? url : null, new ExtractionOptions { Zone = zone, NotAfter = collected, Rules = rules })
                : TextPage.Extract(text, known.Url, zone, collected);
            var again = page.ToArticle(known.Url, known.Source.Length > 0 ? known.Source : null);
            // Sample news was moved in time when it was imported.
            var told = known.Sample ? null : again.Published;
            return again with
            {
                Id = known.Id,
                CanonicalUrl = known.CanonicalUrl,
                Sample = known.Sample,
                Language = again.Language ?? known.Language,
                Published = told ?? known.Published,
                PublishedFrom = told is null ? known.PublishedFrom : again.PublishedFrom,
            };
        }
        catch (PageException)
        {
            return null;
        }
    }

    private static bool LooksLikeMarkup(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 2000));
        return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<body", StringComparison.OrdinalIgnoreCase) || head.Contains("<div", StringComparison.OrdinalIgnoreCase);
    }
}
