namespace Monitoring.Enrichment.Scores;

/// <summary>Scores the shipped tagger on sentences with marked names, for the suite "treebank names" of <c>monitoring evaluate</c>.</summary>
public static class TaggedNamesScore
{
    /// <param name="lines"><c>token TAB tag</c> (<c>B-PER</c>, <c>I-PER</c>, <c>O</c>), a blank line between sentences.</param>
    /// <param name="types">The types that count, such as PER.</param>
    /// <returns>F1 of exact spans with their type, 0..100.</returns>
    public static double F1(Enricher enricher, TextReader lines, IReadOnlyCollection<string> types)
    {
        int right = 0, found = 0, gold = 0;
        var tokens = new List<string>();
        var tags = new List<string>();
        while (true)
        {
            var line = lines.ReadLine();
            if (line?.Split('\t') is [var token, var tag, ..])
            {
                tokens.Add(token);
                tags.Add(tag.Replace('_', '-'));
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
