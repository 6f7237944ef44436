using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Tagging;
using Monitoring.Enrichment.Words;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Tagging;

/// <summary>A marked sentence as the tagger sees it.</summary>
/// <param name="Features">Per word.</param>
/// <param name="Labels">Per word.</param>
/// <param name="FirstWord">Per token of the corpus, the word that it begins with.</param>
internal sealed record TagExample(uint[][] Features, byte[] Labels, int[] FirstWord)
{
    public static TagExample Of(TaggedSentence sentence, LexiconMatcher lexicon, WordClusters clusters)
    {
        // A space inside a token stands for a half-space that was lost.
        var tokens = sentence.Tokens.Select(t => t.Replace(' ', '\u200c')).ToArray();
        var text = WordText.Read(string.Join(' ', tokens));
        var features = TagFeatures.Of(text, lexicon.Find(text, arabic: false), clusters);
        var rows = new uint[text.Count][];
        var labels = new byte[text.Count];
        var firsts = new int[tokens.Length];
        Span<uint> buffer = stackalloc uint[TagFeatures.Most];
        var word = 0;
        var offset = 0;
        for (var token = 0; token < tokens.Length; token++)
        {
            var end = offset + tokens[token].Length;
            var label = TagLabels.Parse(sentence.Tags[token]);
            firsts[token] = Math.Min(word, Math.Max(text.Count - 1, 0));
            for (var begin = true; word < text.Count && text[word].Start < end; word++, begin = false)
            {
                labels[word] = (byte)(begin || label == TagLabels.Outside ? label : TagLabels.Inside(TagLabels.TypeOf(label)));
                rows[word] = buffer[..features.Write(word, 0, text.Count, buffer)].ToArray();
            }

            offset = end + 1;
        }

        return new TagExample(rows, labels, firsts);
    }
}
