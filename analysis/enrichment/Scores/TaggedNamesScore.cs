namespace Monitoring.Enrichment.Scores;

/// <summary>Scores the shipped tagger on sentences with marked names, for the suites "PEYMA" and "treebank names" of <c>monitoring evaluate</c>.</summary>
public static class TaggedNamesScore
{
    /// <summary>PEYMA's seven.</summary>
    public static readonly IReadOnlyCollection<string> AllTypes = ["PER", "LOC", "ORG", "DAT", "MON", "PCT", "TIM"];

    /// <param name="lines">A token, <paramref name="separator"/> and its tag (<c>B-PER</c>, <c>I_PER</c>, <c>O</c>), a blank line between sentences;
    /// a space inside a token stands for a lost half-space.</param>
    /// <param name="types">The types that count, such as PER.</param>
    /// <returns>F1 of exact spans with their type, 0..100.</returns>
    public static double F1(Enricher enricher, TextReader lines, char separator, IReadOnlyCollection<string> types)
    {
        int right = 0, found = 0, gold = 0;
        var tokens = new List<string>();
        var tags = new List<string>();
        while (true)
        {
            var line = lines.ReadLine();
            if (line is not null && line.LastIndexOf(separator) is > 0 and var at)
            {
                tokens.Add(line[..at].Trim());
                tags.Add(line[(at + 1)..].Trim().Replace('_', '-'));
                continue;
            }

            if (tokens.Count > 0)
            {
                var expected = Spans(tags, types).ToHashSet();
                var tagged = Spans(enricher.Tag(tokens), types).ToList();
                gold += expected.Count;
                found += tagged.Count;
                right += tagged.Count(expected.Contains);
                tokens.Clear();
                tags.Clear();
            }

            if (line is null) return gold + found == 0 ? 0 : 200.0 * right / (gold + found);
        }
    }

    private static IEnumerable<(int First, int End, string Type)> Spans(IReadOnlyList<string> tags, IReadOnlyCollection<string> types)
    {
        for (var first = 0; first < tags.Count;)
        {
            var type = tags[first].Length > 2 ? tags[first][2..] : "";
            var end = first + 1;
            if (type.Length > 0)
                while (end < tags.Count && tags[end] == "I-" + type) end++;
            if (types.Contains(type)) yield return (first, end, type);
            first = end;
        }
    }
}
