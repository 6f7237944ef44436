using System.Net;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;

namespace Monitoring.Api.Search;

/// <summary>Leaves out what a source does not let us show.</summary>
internal static class Showing
{
    private const int ExcerptLetters = 400;

    /// <summary>The article with as much of its text as may be shown.</summary>
    public static Article Cut(Article article, ShownText shown) => shown switch
    {
        ShownText.Title => article with { Lead = null, Body = "" },
        ShownText.Excerpt when article.Body.Length > ExcerptLetters => article with { Body = Excerpt(article.Body) },
        _ => article,
    };

    /// <summary>An answer with no more of each text in its fragments than its source lets us show.</summary>
    public static async Task<SearchAnswer> WithinAsync(SearchAnswer answer, ArticleStore store, FeedStore sources, CancellationToken cancellation)
    {
        var limited = (await sources.SourcesAsync(cancellation)).Where(source => source.Shown != ShownText.All).ToDictionary(source => source.Name, source => source.Shown);
        var hits = new List<SearchHit>(answer.Hits.Count);
        foreach (var hit in answer.Hits)
        {
            var shown = limited.GetValueOrDefault(hit.Source, ShownText.All);
            var stored = shown == ShownText.All ? null : await store.FindAsync(hit.Id, cancellation);
            hits.Add(shown == ShownText.All ? hit : hit with { Highlights = stored is null ? [] : Fragments(hit.Highlights, stored.Article, shown) });
        }

        return answer with { Hits = hits };
    }

    /// <summary>Marked fragments that lie wholly in what may be shown, so that searching does not give away the rest piece by piece.</summary>
    public static IReadOnlyList<string> Fragments(IReadOnlyList<string> highlights, Article article, ShownText shown)
    {
        if (shown == ShownText.All) return highlights;
        var text = Flat(Cut(article, shown).Text);
        return [.. highlights.Where(fragment => text.Contains(Plain(fragment), StringComparison.Ordinal))];
    }

    private static string Excerpt(string body)
    {
        var end = body.LastIndexOfAny([' ', '\n'], ExcerptLetters);
        return body[..(end > 0 ? end : ExcerptLetters)].TrimEnd() + "…";
    }

    private static string Plain(string fragment) => Flat(WebUtility.HtmlDecode(
        fragment.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal))).Trim('…', ' ');

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
