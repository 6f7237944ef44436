using System.Text;
using Monitoring.Infra.Search.Queries;

namespace Monitoring.Infra.Search;

/// <summary>Fragments of the original text with the words that matched marked, safe to put into a page.</summary>
internal static class Highlighting
{
    /// <summary>UTF-16 units of a fragment, about two lines of a result.</summary>
    private const int Length = 180;

    private const int MaxFragments = 3;

    public static IReadOnlyList<string> Fragments(IReadOnlyList<ArticleSection> sections, IReadOnlyList<Mark> marks)
    {
        var windows = new List<(int Section, int Start, int End, int Worth)>();
        foreach (var group in marks.GroupBy(static m => m.Section).OrderBy(static g => g.Key))
            windows.AddRange(Windows(group.Key, sections[group.Key].Text.Length, [.. group.OrderBy(static m => m.Start)]));
        if (windows.Count == 0) return Opening(sections);
        return
        [
            .. windows.OrderByDescending(static w => w.Worth).ThenBy(static w => w.Section).ThenBy(static w => w.Start)
                .Take(MaxFragments).OrderBy(static w => w.Section).ThenBy(static w => w.Start)
                .Select(w => Fragment(sections[w.Section].Text, w.Start, w.End, marks.Where(m => m.Section == w.Section))),
        ];
    }

    /// <summary>Without a marked word (<c>*</c>, a date) an article shows how it begins.</summary>
    private static IReadOnlyList<string> Opening(IReadOnlyList<ArticleSection> sections)
    {
        var section = sections.Skip(1).FirstOrDefault(static s => s.Offset is not null && s.Text.Length > 0);
        return section is null ? [] : [Fragment(section.Text, 0, Math.Min(section.Text.Length, Length), [])];
    }

    /// <summary>Windows that do not overlap, each begun a little before its first mark where the text is long; worth is how many parts of the query it shows.</summary>
    private static IEnumerable<(int Section, int Start, int End, int Worth)> Windows(int section, int length, IReadOnlyList<Mark> marks)
    {
        for (var i = 0; i < marks.Count;)
        {
            // A short text, such as a title, is shown from its beginning.
            var start = i == 0 && marks[i].End <= Length ? 0 : Math.Max(0, marks[i].Start - Length / 4);
            var end = Math.Min(length, Math.Max(start + Length, marks[i].End));
            var shown = new HashSet<string>(StringComparer.Ordinal);
            for (; i < marks.Count && marks[i].End <= end; i++) shown.Add(marks[i].Written);
            // A mark that the window cuts is shown by the next one; one longer than any window has made its own.
            yield return (section, start, end, shown.Count);
            while (i < marks.Count && marks[i].Start < end) i++;
        }
    }

    private static string Fragment(string text, int start, int end, IEnumerable<Mark> marks)
    {
        var all = Union(marks.OrderBy(static m => m.Start)).Where(m => m.End > start && m.Start < end).ToList();
        // A window may begin or end inside a mark that another window shows whole; half a word marked says nothing.
        if (all is [var opening, ..] && opening.Start < start && opening.End < end) start = opening.End;
        if (all is [.., var closing] && closing.End > end && closing.Start > start) end = closing.Start;
        var covered = all.Where(m => m.End > start && m.Start < end).ToList();
        start = WordStart(text, start, covered is [var first, ..] ? Math.Min(first.Start, end) : end);
        end = WordEnd(text, end, covered is [.., var last] ? Math.Max(Math.Min(last.End, end), start) : start);
        var html = new StringBuilder(end - start + 32);
        if (start > 0) html.Append('…');
        var at = start;
        foreach (var mark in covered)
        {
            Escape(text, at, Math.Clamp(mark.Start, at, end), html);
            var to = Math.Clamp(mark.End, at, end);
            if (to > Math.Max(mark.Start, at))
            {
                html.Append("<mark>");
                Escape(text, Math.Max(mark.Start, at), to, html);
                html.Append("</mark>");
            }

            at = Math.Max(at, to);
        }

        Escape(text, at, end, html);
        if (end < text.Length) html.Append('…');
        return html.ToString();
    }

    private static IEnumerable<(int Start, int End)> Union(IEnumerable<Mark> marks)
    {
        var (start, end) = (-1, -1);
        foreach (var mark in marks)
        {
            if (mark.Start <= end)
            {
                end = Math.Max(end, mark.End);
                continue;
            }

            if (end > start) yield return (start, end);
            (start, end) = (mark.Start, mark.End);
        }

        if (end > start) yield return (start, end);
    }

    private static int WordStart(string text, int at, int limit)
    {
        if (at <= 0) return 0;
        var space = at;
        while (space < limit && !char.IsWhiteSpace(text[space])) space++;
        while (space < limit && char.IsWhiteSpace(text[space])) space++;
        return space < limit || limit < text.Length ? space : at;
    }

    private static int WordEnd(string text, int at, int limit)
    {
        if (at >= text.Length) return text.Length;
        var space = at;
        while (space > limit && !char.IsWhiteSpace(text[space])) space--;
        return space > limit ? space : at;
    }

    private static void Escape(string text, int start, int end, StringBuilder html)
    {
        for (var i = start; i < end; i++)
        {
            _ = text[i] switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\n' => html.Append(' '),
                var c => html.Append(c),
            };
        }
    }
}
