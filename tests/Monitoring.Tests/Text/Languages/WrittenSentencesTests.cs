using Monitoring.Text.Languages;

namespace Monitoring.Tests.Text.Languages;

public class WrittenSentencesTests
{
    [Theory]
    [InlineData("ckb", KurdishSentences.Lines)]
    [InlineData("az", AzerbaijaniSentences.Lines)]
    [InlineData("ur", UrduSentences.Lines)]
    public void Detect_HundredSentences_AtLeast95AreRight(string language, string lines)
    {
        var sentences = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = sentences.Where(s => LanguageDetector.Detect(s) != language).Select(s => $"{LanguageDetector.Detect(s)}: {s}").ToList();
        Assert.Equal(100, sentences.Length);
        Assert.True(wrong.Count <= 5, string.Join('\n', wrong));
        Assert.Equal(language, LanguageDetector.Detect(lines));
    }
}
