namespace Monitoring.Training.Corpora;

/// <summary>A sentence whose tokens carry tags <c>B-PER</c>, <c>I-PER</c>, <c>O</c>.</summary>
internal sealed record TaggedSentence(string[] Tokens, string[] Tags);

/// <summary>Readers of the corpora with marked names. A token may hold inner spaces where a half-space was lost.</summary>
internal static class TaggedCorpus
{
    public static List<TaggedSentence> Peyma(string part) => Read(SharedFolder.File("data", "ner", "peyma", part + ".txt"), '|');

    public static List<TaggedSentence> Arman(string part) => Read(SharedFolder.File("data", "ner", "arman", part + ".txt"), ' ');

    public static List<TaggedSentence> Treebank() => Read(SharedFolder.File("data", "ner", "perdt", "dev.txt"), '\t');

    /// <summary>ParsTwiNER; political groups count as organisations.</summary>
    public static List<TaggedSentence> Tweets(string part) =>
        [.. Read(SharedFolder.File("data", "ner", "parstwiner", part + ".txt"), '\t')
            .Select(s => s with { Tags = [.. s.Tags.Select(t => t.Replace("-POG", "-ORG", StringComparison.Ordinal))] })];

    private static List<TaggedSentence> Read(string path, char separator)
    {
        var sentences = new List<TaggedSentence>();
        var tokens = new List<string>();
        var tags = new List<string>();
        foreach (var line in File.ReadLines(path).Append(""))
        {
            var at = line.LastIndexOf(separator);
            if (at > 0)
            {
                tokens.Add(line[..at].Trim());
                tags.Add(line[(at + 1)..].Trim().Replace('_', '-'));
                continue;
            }

            if (tokens.Count > 0) sentences.Add(new TaggedSentence([.. tokens], [.. tags]));
            tokens.Clear();
            tags.Clear();
        }

        return sentences;
    }
}
