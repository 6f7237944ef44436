using System.Net;
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
