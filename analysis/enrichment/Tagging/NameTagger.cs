using System.Buffers;
using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Tagging;

/// <summary>Names found by their surroundings, sentence by sentence.</summary>
internal sealed class NameTagger(TagModel model, WordClusters clusters)
{
    // A line of words without a mark is cut, so that work and memory stay bounded on any text.
    private const int LongestSentence = 160;

    public List<NameSpan> Find(WordText text, IReadOnlyList<NameSpan> lexicon)
    {
        var labels = Labels(model, clusters, text, lexicon);
        var spans = new List<NameSpan>();
        for (var first = 0; first < labels.Length;)
        {
            if (labels[first] == TagLabels.Outside)
            {
                first++;
                continue;
            }

            var type = TagLabels.TypeOf(labels[first]);
            var end = first + 1;
            while (end < labels.Length && labels[end] == TagLabels.Inside(type) && text[end].Mark != '\n') end++;
            var last = end;
            while (last > first && !text[last - 1].IsWord) last--;
            if (type < 3 && last > first && text[first].IsWord)
                spans.Add(new NameSpan(first, last, type switch { 0 => EntityType.Person, 1 => EntityType.Place, _ => EntityType.Organisation }));
            first = end;
        }

        return spans;
    }

    /// <summary>Tags such as <c>B-PER</c> for tokens that someone else cut; a token may hold inner spaces in the place of half-spaces.</summary>
    public string[] Tag(IReadOnlyList<string> tokens, LexiconMatcher lexicon)
    {
        var written = tokens.Select(t => t.Replace(' ', '\u200c')).ToArray();
        var text = WordText.Read(string.Join(' ', written));
        var labels = Labels(model, clusters, text, lexicon.Find(text, arabic: false));
        var tags = new string[written.Length];
        for (int token = 0, word = 0, offset = 0; token < tags.Length; token++)
        {
            var end = offset + written[token].Length;
            tags[token] = TagLabels.Format(word < text.Count && text[word].Start < end ? labels[word] : TagLabels.Outside);
            while (word < text.Count && text[word].Start < end) word++;
            offset = end + 1;
        }

        return tags;
    }

    /// <summary>A label for each word of the text.</summary>
    public static byte[] Labels(TagModel model, WordClusters clusters, WordText text, IReadOnlyList<NameSpan> lexicon)
    {
        var features = TagFeatures.Of(text, lexicon, clusters);
        var labels = new byte[text.Count];
        var scores = ArrayPool<float>.Shared.Rent(LongestSentence * TagLabels.Count);
        for (var first = 0; first < text.Count;)
        {
            var end = first;
            while (end < text.Count && end - first < LongestSentence && !EndsSentence(text, end)) end++;
            if (end < text.Count && end - first < LongestSentence) end++;
            var sentence = scores.AsSpan(0, (end - first) * TagLabels.Count);
            model.Score(features, first, end, sentence);
            model.Decode(sentence, labels.AsSpan(first, end - first));
            first = end;
        }

        ArrayPool<float>.Shared.Return(scores);
        return labels;
    }

    // A full stop inside an abbreviation or a number is followed at once by a letter or a digit.
    private static bool EndsSentence(WordText text, int index) => text[index].Mark switch
    {
        '\n' or '؟' or '?' or '!' => true,
        '.' => index + 1 == text.Count || text[index + 1].Start > text[index].End,
        _ => false,
    };
}
