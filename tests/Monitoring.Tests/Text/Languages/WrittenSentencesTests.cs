using Monitoring.Text.Languages;

namespace Monitoring.Tests.Text.Languages;

public class WrittenSentencesTests
{
    [Theory]
    [InlineData("ckb", KurdishSentences.Lines, 100, 2)]
    [InlineData("az", AzerbaijaniSentences.Lines, 140, 2)]
    [InlineData("az", AzerbaijaniSentences.LatinLines, 40, 3)]
    [InlineData("ur", UrduSentences.Lines, 100, 2)]
    public void Detect_WrittenSentences_AlmostAllAreRight(string language, string lines, int count, int mistakes)
    {
        var sentences = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = sentences.Where(s => LanguageDetector.Detect(s) != language).Select(s => $"{LanguageDetector.Detect(s)}: {s}").ToList();
        Assert.Equal(count, sentences.Length);
        Assert.True(wrong.Count <= mistakes, $"{wrong.Count} of {count}\n{string.Join('\n', wrong)}");
        Assert.Equal(language, LanguageDetector.Detect(lines));
    }

    [Theory]
    [InlineData("ولسمشر نن د نوي ښار د جوړولو فرمان لاسلیک کړ.", "ps")]
    [InlineData("په کابل کې د واورې له امله لارې بندې شوې دي.", "ps")]
    [InlineData("ښوونکي د معاشونو د زیاتوالي غوښتنه کوي.", "ps")]
    [InlineData("Belediye başkanı yeni parkı bugün açtı.", "tr")]
    [InlineData("Altın fiyatları bu sabah yeniden yükseldi.", "tr")]
    [InlineData("Öğretmenler maaşlarının artırılmasını istiyor.", "tr")]
    [InlineData("Depremden sonra halk geceyi sokakta geçirdi.", "tr")]
    [InlineData("Şaredarî îro parkeke nû vekir.", "ku")]
    [InlineData("شهردار تبریز پارک تازه‌ای را افتتاح کرد.", "fa")]
    [InlineData("بازگشایی مدرسه‌ها پس از بارش برف در اردبیل", "fa")]
    [InlineData("iPhone 17 Pro رونمایی شد", "fa")]
    [InlineData("گزارش Reuters از نشست OPEC+ در وین: تولید نفت کم می‌شود https://news.example/world/oil-output", "fa")]
    [InlineData("قیمت دلار", "fa")]
    [InlineData("روزنامۀ هفتۀ گذشته به خانۀ نویسنده رفت", "fa")]
    public void Detect_NeighboursAndMixedText_AreNotMistaken(string text, string language) => Assert.Equal(language, LanguageDetector.Detect(text));
}
