namespace Monitoring.Enrichment.Words;

/// <summary>Folded words and phrases, matched without regard to spaces, half-spaces and letter forms.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string> _keys;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    /// <param name="phrases">Phrases separated by a comma and white space or line feeds.</param>
    public WordSet(string phrases)
        : this(phrases.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
    {
    }

    public WordSet(IEnumerable<string> phrases)
    {
        _keys = [.. phrases.Select(p => Folding.Key(p)).Where(k => k.Length > 0)];
        _lookup = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = _keys.Count == 0 ? 0 : _keys.Max(k => k.Length);
    }

    /// <summary>The phrases, folded, words joined.</summary>
    public IEnumerable<string> Keys => _keys;

    public bool Contains(ReadOnlySpan<char> folded) => folded.Length <= _longest && _lookup.Contains(folded);

    public bool Contains(WordText text, int index) => index >= 0 && index < text.Count && text[index].IsWord && Contains(text.Folded(index));

    /// <summary>How many words from <paramref name="first"/> on are the longest phrase of this set; 0 for none.</summary>
    public int MatchAt(WordText text, int first, int most = 6)
    {
        if (first < 0) return 0;
        var matched = 0;
        for (var end = first + 1; end <= text.Count && end - first <= most && text[end - 1].IsWord; end++)
        {
            var folded = text.Folded(first, end);
            if (folded.Length > _longest) break;
            if (_lookup.Contains(folded)) matched = end - first;
        }

        return matched;
    }

    /// <summary>How many words before <paramref name="end"/> are the longest phrase of this set; 0 for none.</summary>
    public int MatchBefore(WordText text, int end, int most = 6)
    {
        var matched = 0;
        for (var first = end - 1; first >= 0 && end - first <= most && text[first].IsWord; first--)
        {
            var folded = text.Folded(first, end);
            if (folded.Length > _longest) break;
            if (_lookup.Contains(folded)) matched = end - first;
        }

        return matched;
    }
}
