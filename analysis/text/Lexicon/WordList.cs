using System.Globalization;
using System.IO.Compression;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.Lexicon;

/// <summary>
/// The words that analysis knows, by their folded letters without half-spaces. Read once, from the embedded table that
/// <c>train half-spaces</c> writes; looked up by hash, since a wrong hit once in thirty thousand unknown words only
/// moves a probability.
/// </summary>
internal sealed class WordList
{
    private static readonly Lazy<WordList> Embedded = new(() =>
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream("words.br")
            ?? throw new InvalidOperationException("The word list is not embedded.");
        return Read(stream);
    });

    private readonly uint[] _hashes;
    private readonly uint[] _facts;
    private readonly int _mask;

    private WordList(int count)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * 2));
        _hashes = new uint[size];
        _facts = new uint[size];
        _mask = size - 1;
    }

    public static WordList Shared => Embedded.Value;

    /// <summary>Facts of the word with this <see cref="LetterHash"/>.</summary>
    public WordFacts this[uint hash]
    {
        get
        {
            for (var i = (int)hash & _mask; _facts[i] != 0; i = (i + 1) & _mask)
            {
                if (_hashes[i] == hash) return new WordFacts(_facts[i]);
            }

            return default;
        }
    }

    public WordFacts this[ReadOnlySpan<char> letters] => this[LetterHash.Of(letters)];

    public static WordList From(IReadOnlyCollection<KeyValuePair<string, WordFacts>> words)
    {
        var list = new WordList(words.Count);
        foreach (var (word, facts) in words) list.Put(LetterHash.Of(word), facts.Bits);
        return list;
    }

    /// <summary>Lines of <c>word TAB facts in hexadecimal</c>, sorted, Brotli-compressed.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, WordFacts>> words)
    {
        using var compressed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new StreamWriter(compressed) { NewLine = "\n" };
        foreach (var (word, facts) in words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            writer.Write(word);
            writer.Write('\t');
            writer.WriteLine(facts.Bits.ToString("x", CultureInfo.InvariantCulture));
        }
    }

    public static WordList Read(Stream stream) => From([.. Words(stream)]);

    public static IEnumerable<KeyValuePair<string, WordFacts>> Words(Stream stream)
    {
        using var reader = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var bits = uint.Parse(line.AsSpan(tab + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            yield return new(line[..tab], new WordFacts(bits));
        }
    }

    private void Put(uint hash, uint bits)
    {
        var i = (int)hash & _mask;
        while (_facts[i] != 0 && _hashes[i] != hash) i = (i + 1) & _mask;
        _hashes[i] = hash;
        _facts[i] = bits;
    }
}
