using Monitoring.Text;

namespace Monitoring.Infra.Search.Queries;

/// <summary>
/// Written words to leaves. What one position of the index cannot hold is expanded here: the ambiguous spellings that the analyzer gives,
/// and compounds, which stand in one term or in several according to who wrote them.
/// </summary>
internal sealed class QueryWords(TextAnalyzer analyzer)
{
    private const char HalfSpace = '\u200C';

    /// <summary>Neighbours that may be one compound: three cover «بین‌المللی‌سازی», more has no spelling in use.</summary>
    private const int LongestJoin = 3;

    /// <summary>Words of one phrase; a longer one is a text, and is found by a part of it.</summary>
    private const int LongestPhrase = 60;

    /// <summary>
    /// Bare words beside each other: all of them, each by its stem or exact form. A word is also found joined with its neighbour, and a
    /// word written in parts (half-space, hyphen) also as these parts in a row. Null when there is no letter in them.
    /// </summary>
    public QueryNode? Run(QueryScope scope, IReadOnlyList<string> words)
    {
        var chunks = words.Select(word => Terms(word)).ToList();
        var parts = new List<QueryNode>();
        for (var i = 0; i < chunks.Count; i++)
        {
            if (chunks[i].Count == 0) continue;
            List<QueryNode> ways = [Chunk(scope, words[i], chunks[i])];
            for (var length = 2; length <= LongestJoin; length++)
            {
                for (var first = Math.Max(0, i - length + 1); first <= i && first + length <= words.Count; first++)
                    if (Join(scope, words, chunks, first, length) is { } joined) ways.Add(joined);
            }

            parts.Add(ways.Count == 1 ? ways[0] : new OrNode(ways));
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new AndNode(parts) };
    }

    /// <summary>Exact forms in a row; null when there is no letter in them.</summary>
    public PhraseNode? Phrase(QueryScope scope, string text, string written) => Phrase(scope, Terms(text), text, stemmed: false, written);

    /// <exception cref="QueryException">There are fewer than two letters before the asterisk.</exception>
    public PrefixNode? Prefix(string word)
    {
        var terms = Terms(word[..^1]);
        if (terms is not [var term] || term.Exacts[0].Length < 2)
            throw QueryMistakes.ShortPrefix(QueryScanner.Shown(word));
        return new PrefixNode(term.Exacts[0], word);
    }

    private IReadOnlyList<QueryTerm> Terms(string text) => analyzer.AnalyzeQuery(text);

    private QueryNode Chunk(QueryScope scope, string word, IReadOnlyList<QueryTerm> terms)
    {
        if (terms is not [var term]) return Phrase(scope, terms, word, stemmed: true, word)!;
        var whole = new WordNode(scope, term.Exacts, term.Stems, word);
        return Parts(word, term) is { } parts ? new OrNode([whole, Phrase(scope, parts, null, stemmed: true, word)!]) : whole;
    }

    private WordNode? Join(QueryScope scope, IReadOnlyList<string> words, List<IReadOnlyList<QueryTerm>> chunks, int first, int length)
    {
        for (var i = first; i < first + length; i++)
            if (chunks[i].Count != 1) return null;
        var written = words.Skip(first).Take(length);
        return Terms(string.Join(HalfSpace, written)) is [var term]
            ? new WordNode(scope, term.Exacts, term.Stems.Count == 0 ? [] : [term.Stems[0]], string.Join(' ', written))
            : null;
    }

    /// <summary>The terms of a compound's parts, when its writer separated them and the analyzer made one term of it.</summary>
    private List<QueryTerm>? Parts(string text, QueryTerm term)
    {
        var pieces = text[term.Start..Math.Min(term.End, text.Length)].Split([HalfSpace, ' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length < 2) return null;
        var parts = new List<QueryTerm>();
        foreach (var piece in pieces)
        {
            if (Terms(piece) is not [var part]) return null;
            parts.Add(part);
        }

        return parts;
    }

    private PhraseNode? Phrase(QueryScope scope, IReadOnlyList<QueryTerm> terms, string? text, bool stemmed, string written)
    {
        if (terms.Count == 0) return null;
        if (terms.Count > LongestPhrase) throw QueryMistakes.LongPhrase(terms.Count, LongestPhrase);
        var steps = new List<PhraseStep>();
        var extra = terms.Count;
        for (var i = 0; i < terms.Count; i++)
        {
            steps.Add(new PhraseStep(i, i + 1, Forms(terms[i], stemmed)));
            if (text is null) continue;
            if (Parts(text, terms[i]) is { } parts)
            {
                for (var p = 0; p < parts.Count; p++)
                    steps.Add(new PhraseStep(p == 0 ? i : extra + p, p == parts.Count - 1 ? i + 1 : extra + p + 1, Forms(parts[p], stemmed)));
                extra += parts.Count;
            }

            for (var length = 2; length <= LongestJoin && i + length <= terms.Count; length++)
            {
                var pieces = terms.Skip(i).Take(length).Select(t => text[t.Start..Math.Min(t.End, text.Length)]);
                if (Terms(string.Join(HalfSpace, pieces)) is [var joined])
                    steps.Add(new PhraseStep(i, i + length, stemmed && joined.Stems.Count > 0 ? [joined.Stems[0]] : joined.Exacts));
            }
        }

        return new PhraseNode(scope, terms.Count, steps, stemmed, written);
    }

    private static IReadOnlyList<string> Forms(QueryTerm term, bool stemmed) => stemmed ? term.Stems : term.Exacts;
}
