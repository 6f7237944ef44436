using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Tagging;

/// <summary>What the tagger sees of a word: itself and its neighbours, their beginnings and endings, and whether lists of names,
/// titles and head words know them. Every feature is a 32-bit hash.</summary>
internal sealed class TagFeatures
{
    /// <summary>Upper bound of features a word has.</summary>
    public const int Most = 64;

    private readonly uint[] _words;
    private readonly uint[] _shapes;
    private readonly uint[] _lists;
    private readonly uint[] _clusters;
    private readonly uint[] _middle;
    private readonly uint[] _coarse;
    private readonly uint[] _known;
    private readonly WordText _text;

    private TagFeatures(WordText text)
    {
        _text = text;
        _words = new uint[text.Count];
        _shapes = new uint[text.Count];
        _lists = new uint[text.Count];
        _clusters = new uint[text.Count];
        _middle = new uint[text.Count];
        _coarse = new uint[text.Count];
        _known = new uint[text.Count];
    }

    public static TagFeatures Of(WordText text, IReadOnlyList<NameSpan> lexicon, WordClusters clusters)
    {
        var features = new TagFeatures(text);
        for (var i = 0; i < text.Count; i++)
        {
            features._words[i] = text[i].IsWord ? Hash(text.Folded(i)) : text[i].Mark;
            features._shapes[i] = Shape(text, i);
            features._lists[i] = Lists(text, i);
            if (!text[i].IsWord) continue;
            features._known[i] = Lexicons.Known(text.Folded(i));
            var groups = clusters.Of(text.Folded(i));
            (features._clusters[i], features._middle[i], features._coarse[i]) = (groups.Fine, groups.Middle, groups.Coarse);
        }

        foreach (var span in lexicon)
        {
            if (span.Use == NameUse.Asked) continue;
            var kind = span.Type switch { EntityType.Person => 1u, EntityType.Place => 2u, EntityType.Organisation => 3u, _ => 0u };
            for (var i = span.First; i < span.End; i++)
                if (kind > 0) features._lists[i] |= ((kind * 2) + (i == span.First ? 0u : 1u)) << 8;
        }

        return features;
    }

    /// <summary>Writes the features of word <paramref name="i"/> of the sentence that runs from <paramref name="first"/> to <paramref name="end"/>.</summary>
    public int Write(int i, int first, int end, Span<uint> into)
    {
        var count = 0;
        uint At(uint[] values, int at) => at < first ? 1u : at >= end ? 2u : values[at];
        uint w0 = _words[i], w1 = At(_words, i - 1), w2 = At(_words, i - 2), n1 = At(_words, i + 1), n2 = At(_words, i + 2);
        uint l0 = _lists[i], l1 = At(_lists, i - 1), l2 = At(_lists, i - 2), m1 = At(_lists, i + 1), m2 = At(_lists, i + 2);
        uint s0 = _shapes[i], s1 = At(_shapes, i - 1), t1 = At(_shapes, i + 1);
        uint c0 = _clusters[i], c1 = At(_clusters, i - 1), c2 = At(_clusters, i - 2), d1 = At(_clusters, i + 1), d2 = At(_clusters, i + 2);
        into[count++] = Mix(1, w0);
        into[count++] = Mix(2, w1);
        into[count++] = Mix(3, n1);
        into[count++] = Mix(4, w2);
        into[count++] = Mix(5, n2);
        into[count++] = Mix(6, w1, w0);
        into[count++] = Mix(7, w0, n1);
        into[count++] = Mix(8, w2, w1);
        into[count++] = Mix(9, n1, n2);
        into[count++] = Mix(10, l0);
        into[count++] = Mix(11, l1);
        into[count++] = Mix(12, m1);
        into[count++] = Mix(13, l1, l0);
        into[count++] = Mix(14, l0, m1);
        into[count++] = Mix(15, l2, l1, l0);
        into[count++] = Mix(16, l0, m1, m2);
        into[count++] = Mix(17, l1, w0);
        into[count++] = Mix(18, w1, l0);
        into[count++] = Mix(19, l0, n1);
        into[count++] = Mix(20, s0);
        into[count++] = Mix(21, s1, s0);
        into[count++] = Mix(22, s0, t1);
        into[count++] = Mix(23, l1, s0);
        into[count++] = Mix(24, c0);
        into[count++] = Mix(25, c1);
        into[count++] = Mix(26, d1);
        into[count++] = Mix(27, c1, c0);
        into[count++] = Mix(28, c0, d1);
        into[count++] = Mix(29, c2);
        into[count++] = Mix(30, d2);
        into[count++] = Mix(31, c1, l0);
        into[count++] = Mix(32, l0, d1);
        uint g0 = _middle[i], g1 = At(_middle, i - 1), g2 = At(_middle, i - 2), h1 = At(_middle, i + 1), h2 = At(_middle, i + 2);
        uint k0 = _coarse[i], k1 = At(_coarse, i - 1), j1 = At(_coarse, i + 1);
        into[count++] = Mix(33, g0);
        into[count++] = Mix(34, g1);
        into[count++] = Mix(35, h1);
        into[count++] = Mix(36, g1, g0);
        into[count++] = Mix(37, g0, h1);
        into[count++] = Mix(38, g2, g1, g0);
        into[count++] = Mix(39, g0, h1, h2);
        into[count++] = Mix(62, k0);
        into[count++] = Mix(63, k1, k0, j1);
        into[count++] = Mix(64, k1, w0);
        into[count++] = Mix(65, w1, k0);
        into[count++] = Mix(66, w0, j1);
        uint z0 = _known[i], z1 = At(_known, i - 1), y1 = At(_known, i + 1);
        into[count++] = Mix(67, z1, z0, y1);
        into[count++] = Mix(68, w1, z0);
        into[count++] = Mix(69, z0, n1);
        into[count++] = Mix(70, z0, g0);
        if (_text[i].IsWord)
        {
            var letters = _text.Folded(i);
            for (var n = 1; n <= 4 && n < letters.Length; n++) into[count++] = Mix(40u + (uint)n, Hash(letters[^n..]));
            for (var n = 2; n <= 3 && n < letters.Length; n++) into[count++] = Mix(50u + (uint)n, Hash(letters[..n]));
            if (i - 1 >= first && _text[i - 1].IsWord && _text.Folded(i - 1) is { Length: > 3 } before) into[count++] = Mix(60, Hash(before[^3..]));
            if (i + 1 < end && _text[i + 1].IsWord && _text.Folded(i + 1) is { Length: > 3 } after) into[count++] = Mix(61, Hash(after[^3..]));
        }

        return count;
    }

    private static uint Lists(WordText text, int i)
    {
        if (!text[i].IsWord) return 0;
        var folded = text.Folded(i);
        return Lexicons.Kinds(folded) | (Lexicons.HasSurnameEnding(folded) ? 32u : 0u);
    }

    private static uint Shape(WordText text, int i)
    {
        if (!text[i].IsWord) return 1u + text[i].Mark;
        var first = text.Text[text[i].Start];
        var kind = char.IsDigit(first) ? 2u : first < 0x250 ? char.IsUpper(first) ? 3u : 4u : 5u;
        return 0x10000u | (kind << 8) | ((uint)Math.Min(text.Folded(i).Length, 8) << 1) | (text[i].Joined ? 1u : 0u);
    }

    private static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2166136261u;
        foreach (var c in letters) hash = (hash ^ c) * 16777619u;
        return hash;
    }

    private static uint Mix(uint template, uint a) => Finish((template * 0x9E3779B1u) ^ a);

    private static uint Mix(uint template, uint a, uint b) => Finish((template * 0x9E3779B1u) ^ (a * 0x85EBCA6Bu) ^ Rotate(b * 0xC2B2AE35u, 13));

    private static uint Mix(uint template, uint a, uint b, uint c) => Mix(template, Mix(template + 100, a, b), c);

    private static uint Rotate(uint value, int bits) => (value << bits) | (value >> (32 - bits));

    private static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352Du;
        hash ^= hash >> 15;
        hash *= 0x846CA68Bu;
        return hash ^ (hash >> 16);
    }
}
