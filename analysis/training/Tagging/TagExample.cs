using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Tagging;
using Monitoring.Enrichment.Words;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Tagging;

/// <summary>A marked sentence as the tagger sees it.</summary>
/// <param name="Features">Per word.</param>
/// <param name="Allowed">Per word the labels that the corpus leaves possible, a bit each: one where it marks as PEYMA does.</param>
/// <param name="PersonsOnly">Nothing but the labels of persons is learnt from it.</param>
internal sealed record TagExample(uint[][] Features, ushort[] Allowed, bool PersonsOnly)
{
    public const int Person = 0;

    // Everything but the label of a person.
    private static readonly ushort NoPerson = (ushort)(((1 << TagLabels.Count) - 1) & ~(1 << TagLabels.Begin(Person)) & ~(1 << TagLabels.Inside(Person)));

    /// <param name="personsOnly">Believe the corpus about persons, and let it say nothing of other names.</param>
    public static TagExample Of(TaggedSentence sentence, LexiconMatcher lexicon, WordClusters clusters, bool personsOnly = false)
    {
        // A space inside a token stands for a half-space that was lost.
        var tokens = sentence.Tokens.Select(t => t.Replace(' ', '\u200c')).ToArray();
        var text = WordText.Read(string.Join(' ', tokens));
        var features = TagFeatures.Of(text, lexicon.Find(text, arabic: false), clusters);
        var rows = new uint[text.Count][];
        var allowed = new ushort[text.Count];
        var previous = TagLabels.Outside;
        Span<uint> buffer = stackalloc uint[TagFeatures.Most];
        var word = 0;
        var offset = 0;
        for (var token = 0; token < tokens.Length; token++)
        {
            var end = offset + tokens[token].Length;
            var label = TagLabels.Parse(sentence.Tags[token]);
            // An inside without its beginning begins a name; the chain knows no other way in.
            if (!TagLabels.MayFollow(previous, label)) label = TagLabels.Begin(TagLabels.TypeOf(label));
            for (var begin = true; word < text.Count && text[word].Start < end; word++, begin = false)
            {
                previous = begin || label == TagLabels.Outside ? label : TagLabels.Inside(TagLabels.TypeOf(label));
                var isPerson = previous != TagLabels.Outside && TagLabels.TypeOf(previous) == Person;
                allowed[word] = personsOnly && !isPerson ? NoPerson : (ushort)(1 << previous);
                rows[word] = buffer[..features.Write(word, 0, text.Count, buffer)].ToArray();
            }

            offset = end + 1;
        }

        return new TagExample(rows, allowed, personsOnly);
    }
}
