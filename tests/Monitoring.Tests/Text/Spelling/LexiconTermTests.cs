using Monitoring.Text;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Stems;

namespace Monitoring.Tests.Text.Spelling;

/// <summary>The words of the embedded lexicon with the endings that they take, in three spellings.</summary>
public class LexiconTermTests
{
    private static readonly string[] NounEndings = ["ها", "های", "هایی", "هایش", "هایشان"];
    private static readonly string[] AdjectiveEndings = ["تر", "ترین"];
    private static readonly string[] AfterHe = ["ای", "اش", "ام"];

    private static List<KeyValuePair<string, WordFacts>> Lexicon()
    {
        using var stream = typeof(TextAnalyzer).Assembly.GetManifestResourceStream("words.br")!;
        return [.. WordList.Words(stream)];
    }

    private static IEnumerable<(string Word, string Ending)> Forms()
    {
        foreach (var (word, facts) in Lexicon())
        {
            if (word.Length < 3 || !facts.Is(WordFacts.Listed) || facts.Is(WordFacts.Name | WordFacts.Function | WordFacts.Verb) || facts.Frequency < 2) continue;
            if (facts.Is(WordFacts.Noun))
            {
                foreach (var ending in NounEndings) yield return (word, ending);
                if (word[^1] != 'ه') continue;
                foreach (var ending in AfterHe) yield return (word, ending);
            }
            else if (facts.Is(WordFacts.Adjective))
            {
                foreach (var ending in AdjectiveEndings) yield return (word, ending);
            }
        }
    }

    [Fact]
    public void Forms_ThreeSpellings_HaveOneStem()
    {
        var (forms, wrong) = (0, new List<string>());
        foreach (var (word, ending) in Forms())
        {
            forms++;
            var joined = TextAnalyzer.Shared.AnalyzeQuery(word + ending);
            if (joined.Count != 1)
            {
                wrong.Add($"{word}|{ending} joined: {joined.Count} terms");
                continue;
            }

            foreach (var (name, between) in ((string, string)[])[("half-space", "\u200C"), ("space", " ")])
            {
                var terms = TextAnalyzer.Shared.Terms(word + between + ending);
                // An ambiguous spelling lists both of its stems; the half-space chooses one of them.
                if (terms.Count != 1 || terms[0].Exact != joined[0].Exacts[0] || !joined[0].Stems.Contains(terms[0].Stem)) wrong.Add($"{word}|{ending} {name}: {string.Join(' ', terms.Select(t => t.Stem))}, not {joined[0].Stems[0]}");
            }
        }

        Assert.True(forms >= 50_000, $"{forms} forms");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {forms}\n{string.Join('\n', wrong.Where((_, i) => i % Math.Max(1, wrong.Count / 200) == 0))}");
    }

    [Fact]
    public void DifferentWords_KeepDifferentStems()
    {
        // Neighbours in the dictionary's order that differ in their last letters are the hardest pairs.
        var words = Lexicon().Where(w => w.Value.Is(WordFacts.Listed) && w.Key.Length > 3 && w.Value.Frequency >= 5).Select(w => w.Key).Order(StringComparer.Ordinal).ToArray();
        var pairs = words.Zip(words.Skip(1)).Where(p => p.Second.StartsWith(p.First.AsSpan(0, p.First.Length - 1), StringComparison.Ordinal))
            // Not another word but another spelling of one: بلیت, بلیط.
            .Where(p => SpellingVariants.Shared.Spellings(p.First).Count == 1)
            // Not another word but the same with the ی of ezafe: شورا, شورای.
            .Where(p => p.First[^1] != 'ا' || p.Second != p.First + "ی").ToArray();
        Assert.True(pairs.Length >= 1000, $"{pairs.Length} pairs");
        var merged = pairs.Where(p => Stem(p.First) == Stem(p.Second)).Select(p => $"{p.First} {p.Second}").ToArray();
        Assert.True(merged.Length == 0, $"{merged.Length} of {pairs.Length}\n{string.Join('\n', merged)}");
    }

    [Theory]
    [InlineData("ایران", "ایرانی")]
    [InlineData("کرم", "کرمان")]
    [InlineData("کاش", "کاشان")]
    [InlineData("باقر", "باقری")]
    [InlineData("کریم", "کریمی")]
    [InlineData("زاهد", "زاهدان")]
    [InlineData("بهار", "بهاری")]
    [InlineData("تن", "تنها")]
    [InlineData("به", "بها")]
    [InlineData("مری", "مریم")]
    [InlineData("لب", "لبنان")]
    [InlineData("دکتر", "دک")]
    [InlineData("آدم", "آدمک")]
    [InlineData("انتخاب", "انتخابات")]
    [InlineData("رود", "می‌رود")]
    [InlineData("ماه", "ماهان")]
    public void CloseWords_KeepDifferentStems(string first, string second) => Assert.NotEqual(Stem(first), Stem(second));

    private static string Stem(string word) => TextAnalyzer.Shared.Terms(word).Single().Stem;

    [Theory]
    [InlineData("perdt-dev.conllu")]
    [InlineData("seraji-dev.conllu")]
    public void RealSentences_KeepTheirStems(string treebank)
    {
        var gold = File.ReadLines(Shared("data/text/treebank/" + treebank)).Where(l => l.StartsWith("# text = ", StringComparison.Ordinal)).Select(l => l[9..]).ToArray();
        Assert.InRange(Kept(gold, text => text.Replace("\u200C", "", StringComparison.Ordinal)), 0.97, 1);
        Assert.InRange(Kept(gold, text => text.Replace('\u200C', ' ')), 0.92, 1);
    }

    /// <summary>Of the positions in good spelling, how many have their stem at the same letters of the changed text.</summary>
    private static double Kept(string[] gold, Func<string, string> change)
    {
        var (kept, all) = (0, 0);
        foreach (var text in gold)
        {
            var changed = change(text);
            var found = TextAnalyzer.Shared.Terms(changed).Select(t => (LettersBefore(changed, t.Start), t.Stem)).ToHashSet();
            foreach (var term in TextAnalyzer.Shared.Terms(text))
            {
                all++;
                if (found.Contains((LettersBefore(text, term.Start), term.Stem))) kept++;
            }
        }

        return (double)kept / all;
    }

    private static int LettersBefore(string text, int offset) => text.AsSpan(0, offset).ToString().Count(c => c is not (' ' or '\u200C'));

    private static string Shared(string relative)
    {
        var path = SharedFiles.Find(relative);
        Assert.SkipWhen(path is null, SharedFiles.Absent);
        return path!;
    }
}
