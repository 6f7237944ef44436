using System.IO.Compression;
using System.Runtime.InteropServices;
using Monitoring.Enrichment.Registry;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Registry;

/// <summary>How often a word names something in marked news, and how often it is just a word: tells which names may be taken
/// wherever they stand («غزه») and which need a cue beside them («بهار», «نور»).</summary>
internal sealed class NameEvidence
{
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> _halfSpaced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given;

    public NameEvidence(HashSet<string> givenNames)
    {
        _given = givenNames;
        // Training parts only: what measures the tagger must not have been looked at, not even for counts.
        IEnumerable<TaggedSentence> sentences =
            [.. TaggedCorpus.Peyma("train"), .. TaggedCorpus.Tweets("train")];
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                var key = Spelling.Key(sentence.Tokens[i]);
                var seen = _seen.GetValueOrDefault(key);
                var tag = sentence.Tags[i].ToUpperInvariant();
                _seen[key] = tag == "O" ? seen with { Plain = seen.Plain + 1 }
                    : tag.EndsWith("-LOC", StringComparison.Ordinal) ? seen with { Place = seen.Place + 1 } : tag.Contains("-PER", StringComparison.Ordinal) ? seen with { Person = seen.Person + 1 } : seen with { Other = seen.Other + 1 };
            }
        }

        foreach (var file in Directory.EnumerateFiles(SharedFolder.File("data", "text", "plain"), "*.txt.gz"))
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
                foreach (var word in line.Split([' ', '،', '.', ':', '«', '»', '(', ')', '؛'], StringSplitOptions.RemoveEmptyEntries))
                    Count(word);
        }
    }

    /// <summary>How a place may be taken by this name; <paramref name="known"/> for places that the world knows.</summary>
    public NameUse UseOfPlace(string written, bool known)
    {
        var key = Spelling.Key(written);
        if (key.Length < 2 || key.Any(char.IsDigit)) return NameUse.Asked;
        var parts = written.Split([' ', '\u200c', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1)
            return !known && (key.Length < 6 || parts.All(p => _given.Contains(Spelling.Key(p)) || Frequency(p) > CommonWord)) ? NameUse.Cued : NameUse.Free;
        var (place, person, other, plain) = _seen.GetValueOrDefault(key);
        if (place > 1 && place >= 2 * plain && place >= person && (known || place >= other)) return NameUse.Free;
        // One or two readings are chance; that an organisation bears the name of a place that the world knows says nothing against the place.
        var chance = known ? 2 : 0;
        if (plain > place + chance || person > place + chance || (!known && other > place)) return NameUse.Cued;
        if (_given.Contains(key) || key.Length < 3) return NameUse.Cued;
        // A small town that is met often in running text is met as a common word.
        return place == 0 && Frequency(written) > (known ? 400 : 12) ? NameUse.Cued : key.Length == 3 && !known ? NameUse.Cued : NameUse.Free;
    }

    /// <summary>The name with the half-space that most texts write and the facts have lost («اسلامآباد»).</summary>
    public string Restored(string name)
    {
        if (name.AsSpan().IndexOfAny(' ', '\u200c', '-') >= 0 || !_halfSpaced.TryGetValue(Spelling.Key(name), out var spellings)) return name;
        var best = spellings.MaxBy(s => s.Value);
        return best.Value > 2 && best.Value * 2 > Frequency(name) ? Spelling.Persian(best.Key)! : name;
    }

    private void Count(string word)
    {
        var key = Spelling.Key(word);
        CollectionsMarshal.GetValueRefOrAddDefault(_words, key, out _)++;
        var joiner = word.IndexOf('\u200c', StringComparison.Ordinal);
        if (joiner <= 0 || joiner == word.Length - 1) return;
        if (!_halfSpaced.TryGetValue(key, out var spellings)) _halfSpaced[key] = spellings = new(StringComparer.Ordinal);
        CollectionsMarshal.GetValueRefOrAddDefault(spellings, word, out _)++;
    }

    /// <summary>Words that a name must not be guessed from: frequent, and hardly ever (part of) a person's name in marked news.</summary>
    public IEnumerable<string> CommonWords() =>
        _words.Where(w => w.Key.Length > 0 && !char.IsDigit(w.Key[0]) && IsCommon(w.Key, w.Value)).Select(w => w.Key).Order(StringComparer.Ordinal);

    private bool IsCommon(string key, int count)
    {
        var seen = _seen.GetValueOrDefault(key);
        if (seen.Plain + seen.Person + seen.Other + seen.Place == 0) return count >= (_given.Contains(key) ? 400 : 120);
        return seen.Plain + seen.Other > 3 * seen.Person && (count >= 30 || seen.Plain > 2);
    }

    private readonly record struct Seen(int Place, int Person, int Other, int Plain);

    // Of the 5.3 million words of the plain-text corpora.
    private const int CommonWord = 300;

    private int Frequency(string word) => _words.GetValueOrDefault(Spelling.Key(word));
}
