using System.Text.Json;
using CsCheck;
using Monitoring.Text.Languages;

namespace Monitoring.Tests.Text.Languages;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("سخنگوی وزارت نیرو گفت که مصرف آب در این استان کم شده است.", "fa")]
    [InlineData("سخنگوي وزارت نيرو گفت كه مصرف آب در اين استان كم شده است.", "fa")]
    [InlineData("قال المتحدث باسم الوزارة إن استهلاك المياه انخفض في هذا الإقليم.", "ar")]
    [InlineData("The ministry said that water use in the province had fallen.", "en")]
    [InlineData("Das Ministerium sagte, dass der Verbrauch in der Provinz gesunken ist.", "de")]
    [InlineData("Le ministère a dit que la consommation dans la province avait baissé.", "fr")]
    [InlineData("Bakanlık, ildeki su tüketiminin bu yıl daha az olduğunu söyledi.", "tr")]
    [InlineData("Nazirlik bildirib ki, bu il vilayətdə su istehlakı daha az olub.", "az")]
    [InlineData("د اوبو وزارت ویلي چې په دې ولایت کې د اوبو لګښت کم شوی دی.", "ps")]
    [InlineData("Министерство сообщило, что потребление воды снизилось.", "ru")]
    [InlineData("ההודעה פורסמה אתמול בבוקר", "he")]
    [InlineData("", "und")]
    [InlineData("۱۲۳ ۴۵۶ !؟", "und")]
    [InlineData("😀😀😀", "und")]
    public void Detect_OneParagraph_SaysItsLanguage(string text, string language) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Fact]
    public void Detect_NewsParagraphsOver40Letters_AtLeast98Percent()
    {
        var path = SharedFiles.Find("data/news/newfeeds-2026.jsonl");
        Assert.SkipWhen(path is null, SharedFiles.Absent);
        var tally = new Dictionary<string, (int Right, int All)>();
        foreach (var line in File.ReadLines(path))
        {
            using var item = JsonDocument.Parse(line);
            var language = item.RootElement.GetProperty("language").GetString()!;
            foreach (var field in (string[])["title_original", "content_original"])
            {
                if (!item.RootElement.TryGetProperty(field, out var text) || text.ValueKind != JsonValueKind.String) continue;
                foreach (var paragraph in text.GetString()!.Split('\n').Where(p => p.Count(char.IsLetter) > 40))
                {
                    var (right, all) = tally.GetValueOrDefault(language);
                    tally[language] = (right + (LanguageDetector.Detect(paragraph) == language ? 1 : 0), all + 1);
                }
            }
        }

        Assert.All((string[])["fa", "en", "ar"], language => Assert.InRange((double)tally[language].Right / tally[language].All, .98, 1));
    }

    [Fact]
    public void Detect_AnyText_AnswersAndAllocatesNothing()
    {
        Gen.String.Sample(text => LanguageDetector.Detect(text).Length is 2 or 3);
        var mixed = string.Concat(Enumerable.Repeat("خبرگزاری گفت که The ministry said \uD800 ", 500));
        LanguageDetector.Detect(mixed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        LanguageDetector.Detect(mixed);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
