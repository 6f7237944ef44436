using System.Text.Json;
using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Tokens;
using F = Monitoring.Text.Lexicon.WordFacts;
using P = Monitoring.Text.HalfSpaces.PairFacts;

namespace Monitoring.Training.HalfSpaces;

/// <summary>
/// What dictionaries and corpora of uneven spelling say of words and of pairs of words. The treebank is left out: its
/// spelling is what is learned from, and evidence must be as strange to it as to any new text.
/// </summary>
internal sealed class Evidence
{
    private static readonly string[] Corpora = ["channels-2026", "encyclopaedia", "news-2026", "sport-technology-2026"];

    private readonly Dictionary<string, long> _frequency = [];
    private readonly Dictionary<string, long> _whole = [];
    private readonly Dictionary<string, HashSet<string>> _after = [];
    private readonly Dictionary<string, HashSet<string>> _before = [];
    private readonly Dictionary<(string Left, string Right), (int HalfSpaced, int Spaced)> _pairs = [];
    private readonly Dictionary<string, uint> _flags = [];

    public Evidence(string shared)
    {
        Dictionaries(Path.Combine(shared, "data", "lexicons"));
        Names(Path.Combine(shared, "data", "facts"));
        var files = Corpora.Select(c => Path.Combine(shared, "data", "text", "plain", c + ".txt.gz")).ToArray();
        foreach (var line in files.SelectMany(Spelling.Lines)) Words(Spelling.Units(line));
        foreach (var line in files.SelectMany(Spelling.Lines)) Spaces(Spelling.Units(line));
    }

    /// <summary>Words seen three times, listed in a dictionary, or part of a word with a half-space.</summary>
    public IReadOnlyList<KeyValuePair<string, WordFacts>> WordFacts()
    {
        var words = new List<KeyValuePair<string, WordFacts>>();
        foreach (var word in _frequency.Keys.Union(_flags.Keys).Union(_after.Keys).Union(_before.Keys))
        {
            var (flags, frequency) = (_flags.GetValueOrDefault(word), _frequency.GetValueOrDefault(word));
            long after = _after.TryGetValue(word, out var a) ? a.Count : 0, before = _before.TryGetValue(word, out var b) ? b.Count : 0;
            if (word.Length > 24 || (flags == 0 && frequency < 3 && after < 2 && before < 2)) continue;
            words.Add(new(word, F.Of(flags, frequency, after, before)));
        }

        return words;
    }

    public IReadOnlyList<KeyValuePair<uint, PairFacts>> PairFacts() =>
    [
        .. _pairs.Where(p => p.Value.HalfSpaced >= 2)
            .GroupBy(p => LetterHash.Pair(LetterHash.Of(p.Key.Left), LetterHash.Of(p.Key.Right)))
            .Select(g => new KeyValuePair<uint, PairFacts>(g.Key, P.Of(g.Max(p => p.Value.HalfSpaced), g.Max(p => p.Value.Spaced), g.Max(p => _whole.GetValueOrDefault(p.Key.Left + p.Key.Right))))),
    ];

    /// <summary>Past and present stems of the verbs, folded: <c>past#present</c>.</summary>
    /// <remarks>The commonest first, since two verbs may share a form (می‌رود is of رفتن, not of رستن).</remarks>
    public IEnumerable<string> Verbs(string shared) =>
        from line in File.ReadLines(Path.Combine(shared, "data", "lexicons", "hazm", "verbs.dat"))
        let stems = line.Split('#')
        where stems.Length == 2 && stems[0].Length > 1 && stems[1].Length > 1 && !line.Contains(' ', StringComparison.Ordinal)
        let past = Spelling.Units(stems[0])
        let present = Spelling.Units(stems[1])
        where past.Count == 1 && present.Count == 1
        orderby _frequency.GetValueOrDefault(past[0].Letters + "ن") descending
        select $"{past[0].Letters}#{present[0].Letters}";

    /// <summary>How often the corpora write a word of one or two pieces in just this way.</summary>
    public long Written(string[] pieces) => pieces.Length switch
    {
        1 => _whole.GetValueOrDefault(pieces[0]),
        2 => _pairs.GetValueOrDefault((pieces[0], pieces[1])).HalfSpaced,
        _ => 0,
    };

    private void Words(List<Unit> units)
    {
        for (var i = 0; i < units.Count;)
        {
            var end = i + 1;
            while (end < units.Count && units[end].Before == Gap.HalfSpace) end++;
            Word([.. units[i..end].Select(u => u.Letters)], 1);
            i = end;
        }
    }

    private void Word(string[] pieces, int times)
    {
        var word = string.Concat(pieces);
        _frequency[word] = _frequency.GetValueOrDefault(word) + times;
        if (pieces.Length == 1) _whole[word] = _whole.GetValueOrDefault(word) + times;
        for (var i = 1; i < pieces.Length; i++)
        {
            Note(_after, pieces[i], pieces[i - 1]);
            Note(_before, pieces[i - 1], pieces[i]);
            var (left, right) = (string.Concat(pieces[..i]), string.Concat(pieces[i..]));
            HalfSpaced(pieces[i - 1], pieces[i], times);
            if ((left, right) != (pieces[i - 1], pieces[i])) HalfSpaced(left, right, times);
        }
    }

    private void HalfSpaced(string left, string right, int times)
    {
        var (halfSpaced, spaced) = _pairs.GetValueOrDefault((left, right));
        _pairs[(left, right)] = (halfSpaced + times, spaced);
    }

    private void Spaces(List<Unit> units)
    {
        for (var i = 1; i < units.Count; i++)
        {
            if (units[i].Before != Gap.Space || !_pairs.TryGetValue((units[i - 1].Letters, units[i].Letters), out var counts)) continue;
            _pairs[(units[i - 1].Letters, units[i].Letters)] = (counts.HalfSpaced, counts.Spaced + 1);
        }
    }

    private static void Note(Dictionary<string, HashSet<string>> types, string piece, string other)
    {
        if (!types.TryGetValue(piece, out var set)) types[piece] = set = [];
        if (set.Count < 40000) set.Add(other);
    }

    private void Dictionaries(string lexicons)
    {
        foreach (var line in File.ReadLines(Path.Combine(lexicons, "hazm", "words.dat")))
        {
            var parts = line.Split('\t');
            // Entries without a part of speech are a dump of page titles.
            if (parts.Length == 3 && parts[2] != "0") List(parts[0], parts[2].Split(',').Aggregate(0u, (flags, tag) => flags | Flag(tag)) is var flags && (flags & F.Inflected) == 0 ? flags | F.Listed : flags);
        }

        foreach (var line in File.ReadLines(Path.Combine(lexicons, "lilak", "lexicon")))
        {
            var parts = line.Split(',');
            if (parts.Length < 2 || line[0] == '#') continue;
            List(parts[0], parts[1] switch
            {
                "noun_singular" => F.Noun | F.Listed,
                "noun_plural" => F.Noun | F.Inflected,
                "adjective" => F.Adjective | F.Listed,
                "adjective_comparative" or "adjective_superlative" => F.Adjective | F.Inflected,
                "adverb" => F.Adverb | F.Listed,
                "verb" => F.Verb,
                "conjunction" or "adposition" or "pronoun" or "determiner" or "interjection" => F.Function | F.Listed,
                _ => F.Listed,
            });
        }

        using var names = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(lexicons, "first-names", "names.json")));
        foreach (var name in names.RootElement.EnumerateObject()) List(name.Name, F.Name | F.Listed);
    }

    /// <summary>Names of places and people, of which a stem must not cut off what looks like an ending (کرمان, مریم).</summary>
    private void Names(string facts)
    {
        (string File, int Column)[] columns =
            [("persian_given_names", 2), ("iran_provinces_mit", 1), ("iran_counties_mit", 1), ("iran_cities_coords_mit", 1), ("cldr_exemplar_cities", 2), ("ne_cities", NameColumn(facts, "ne_cities")), ("ne_countries", NameColumn(facts, "ne_countries"))];
        foreach (var (file, column) in columns)
        {
            foreach (var line in File.ReadLines(Path.Combine(facts, file + ".tsv")).Skip(1))
            {
                var parts = line.Split('\t');
                if (parts.Length > column && parts[column].Length > 2) List(parts[column].Trim(), F.Name | F.Listed);
            }
        }
    }

    private static int NameColumn(string facts, string file) =>
        Array.IndexOf(File.ReadLines(Path.Combine(facts, file + ".tsv")).First().Split('\t'), "name_fa");

    private static uint Flag(string tag) => tag switch
    {
        "N" => F.Noun,
        "AJ" or "AJC" => F.Adjective,
        "ADV" => F.Adverb,
        "V" => F.Verb,
        "PL" => F.Inflected,
        "CONJ" or "DET" or "P" or "POSTP" or "PRO" or "PR" or "PS" => F.Function,
        _ => 0,
    };

    private void List(string word, uint flags)
    {
        var units = Spelling.Units(word);
        if (units.Count == 0 || units.Skip(1).Any(u => u.Before != Gap.HalfSpace)) return;
        var pieces = units.Select(u => u.Letters).ToArray();
        var joined = string.Concat(pieces);
        _flags[joined] = _flags.GetValueOrDefault(joined) | flags;
        // A dictionary's half-space counts like two sightings; the word's own frequency is left to the corpora.
        if (pieces.Length < 2) return;
        Word(pieces, 2);
        _frequency[joined] -= 2;
    }
}
