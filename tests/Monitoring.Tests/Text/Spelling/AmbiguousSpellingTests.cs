using Monitoring.Text;
using Monitoring.Text.Stems;

namespace Monitoring.Tests.Text.Spelling;

/// <summary>Joined letters that are two words.</summary>
public class AmbiguousSpellingTests
{
    [Theory]
    [InlineData("نام‌های", "نامه‌ای", "نامهای", "نام", "نامه")]
    [InlineData("حرف‌های", "حرفه‌ای", "حرفهای", "حرف", "حرفهای")]
    [InlineData("شکست‌های", "شکسته‌ای", "شکستهای", "شکست", "شکسته")]
    [InlineData("تن‌ها", "تنها", "تنها", "تن", "تنها")]
    [InlineData("می‌دانی", "میدانی", "میدانی", "دانستن", "میدانی")]
    public void Reading_HasItsStem_AndAsksForBoth(string first, string second, string joined, string firstStem, string secondStem)
    {
        Assert.Equal(firstStem, TextAnalyzer.Shared.Terms(first).Single().Stem);
        Assert.Equal(secondStem, TextAnalyzer.Shared.Terms(second).Single().Stem);
        foreach (var query in (string[])[first, second, joined])
        {
            var term = Assert.Single(TextAnalyzer.Shared.AnalyzeQuery(query));
            Assert.Equal(new[] { firstStem, secondStem }.Order(StringComparer.Ordinal), term.Stems.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void List_EveryReading_IsOnePositionAndAsksForBoth()
    {
        Assert.InRange(AmbiguousSpellings.Shared.Letters.Count, 500, 2_000);
        var wrong = new List<string>();
        foreach (var line in Embedded.Lines("ambiguous.tsv").Select(l => l.Split('\t')))
        {
            var (first, second) = (line[1], line[3]);
            Check(first, line[2], line);
            Check(first.Replace('\u200C', ' '), line[2], line);
            Check(line[0], line[2], line);
            // A word without a half-space is the first reading for the terms, and only the query asks for both.
            if (second != line[0]) Check(second.Replace('\u200C', ' '), line[4], line);
        }

        void Check(string written, string stem, string[] line)
        {
            var (terms, query) = (TextAnalyzer.Shared.Terms(written), TextAnalyzer.Shared.AnalyzeQuery(written));
            if (terms is not [var term] || term.Stem != stem || term.Exact != line[0]
                || !query[0].Stems.Order(StringComparer.Ordinal).SequenceEqual(new[] { line[2], line[4] }.Order(StringComparer.Ordinal))) wrong.Add(written);
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}: {string.Join(' ', wrong.Take(100))}");
    }

    [Fact]
    public void List_IsWhatTheLexiconSays()
    {
        var path = Path.GetTempFileName();
        try
        {
            Monitoring.Training.HalfSpaces.AmbiguousTrainer.Train(path);
            Assert.Equal(Embedded.Lines("ambiguous.tsv"), File.ReadLines(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("گفتگو", "گفت‌وگو", "گفت و گو", "گفتوگو", "گفتگوهای", "گفت‌وگویی")]
    [InlineData("جستجو", "جست‌وجو", "جست و جو", "جستجوی")]
    [InlineData("شستشو", "شست‌وشو", "شست و شو")]
    [InlineData("مسئول", "مسوول", "مسؤول", "مسئولان", "مسوولان")]
    [InlineData("مسئولیت", "مسؤولیت", "مسوولیت‌ها")]
    [InlineData("هیئت", "هیأت", "هیات", "هیئت‌های", "هیأت‌ها")]
    [InlineData("تهران", "طهران")]
    [InlineData("اتاق", "اطاق", "اتاق‌ها", "اطاق‌های")]
    [InlineData("حتی", "حتا")]
    [InlineData("مصطفی", "مصطفا")]
    [InlineData("آیین", "آئین")]
    [InlineData("خانهٔ", "خانه‌ی", "خانۀ", "خانه ی", "خانه")]
    [InlineData("واقعاً", "واقعا", "واقعأ")]
    [InlineData("املاء", "املا")]
    [InlineData("سؤال", "سوال", "سئوال", "سؤال‌ها")]
    public void Variants_AreOneWord(string first, params string[] others) => Assert.All(
        others, other => Assert.Equal(TextAnalyzer.Shared.Terms(first).Single().Stem, TextAnalyzer.Shared.Terms(other).Single().Stem));

    [Fact]
    public void Query_AsksForEverySpelling()
    {
        Assert.Equal(["گفتگوی", "گفتوگوی"], TextAnalyzer.Shared.AnalyzeQuery("گفتگوی").Single().Exacts);
        Assert.Equal(["طهران", "تهران"], TextAnalyzer.Shared.AnalyzeQuery("طهران").Single().Exacts);
        Assert.Equal(["موسیقی"], TextAnalyzer.Shared.AnalyzeQuery("موسیقی").Single().Exacts);
    }
}
