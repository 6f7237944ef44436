using Monitoring.Text;
using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Normalisation;

namespace Monitoring.Tests.Text.Spelling;

public class SpellingTests
{
    [Theory]
    [InlineData("هزینهمندسازی", "هزینه‌مندسازی")]
    [InlineData("صهیونیستها", "صهیونیست‌ها")]
    [InlineData("می رود", "می‌رود")]
    [InlineData("نسلکُشی", "نسل‌کشی")]
    [InlineData("میز", "میز")]
    [InlineData("ماهان", "ماهان")]
    [InlineData("تنها", "تنها")]
    [InlineData("بها", "بها")]
    [InlineData("تحولات میدانی", "تحولات میدانی")]
    [InlineData("نمیدانم و نمی دانم", "نمی‌دانم و نمی‌دانم")]
    [InlineData("كتابهاي علي", "کتاب‌های علی")]
    [InlineData("دیدار ها و گفتگو های بین المللی", "دیدارها و گفتگوهای بین‌المللی")]
    public void HalfSpaces_ComeBack(string written, string expected) => Assert.Equal(expected, Normaliser.Spelling(written, "fa"));

    [Theory]
    [InlineData("«شهردار» گفت : بودجه 1,250 میلیارد است .", "«شهردار» گفت: بودجه ۱٬۲۵۰ میلیارد است.")]
    [InlineData("او پرسید \"چرا?\"", "او پرسید «چرا؟»")]
    [InlineData("ساعت 18:30، دمای 3.5 درجه و50 درصد...", "ساعت ۱۸:۳۰، دمای ۳٫۵ درجه و ۵۰ درصد …")]
    [InlineData("گوشی A54 و پرونده COVID-19 در https://example.org/1?a=2", "گوشی A54 و پرونده COVID-19 در https://example.org/1?a=2")]
    [InlineData("خانهٔ ما، عملاً تأمین شد", "خانهٔ ما، عملاً تأمین شد")]
    [InlineData("ﷲ ﻻله ﴾", "الله لاله ﴾")]
    [InlineData("سلامممم", "سلام")]
    public void Signs_AreSetAsNewsroomsDo(string written, string expected) => Assert.Equal(expected, Normaliser.Spelling(written, "fa"));

    [Theory]
    [InlineData("قال رئيسُ الوزراء إنَّ مدرسة على الطريق")]
    [InlineData("رۆژنامەنووسی کوردی")]
    public void OtherLanguages_KeepTheirLetters(string text) => Assert.Equal(text, Normaliser.Spelling(text, "ar"));

    [Fact]
    public void ShortPersian_OnAnArabicKeyboard_IsPersian()
    {
        var text = TextAnalyzer.Shared.Analyze("كتاب‌هاي علي");
        Assert.Equal(("fa", "کتاب‌های علی"), (text.Language, text.Normalized));
    }

    [Fact]
    public void Score_OfGoodSpelling_IsNearOne()
    {
        string[] gold = ["شهروندان می‌گویند خانه‌های قدیمی این محله را نمی‌فروشند.", "کتاب‌های تازه به کتاب‌خانه‌ها رسیده‌اند."];
        var (deleted, spaced) = HalfSpaceScore.Score(gold);
        Assert.InRange(deleted, 0.9, 1);
        Assert.InRange(spaced, 0.9, 1);
    }

    [Theory]
    [InlineData("نسلکشی", "نسل‌کشی", "نسل کشی")]
    [InlineData("میروند", "می‌روند", "می روند")]
    [InlineData("خانهاش", "خانه‌اش", "خانه اش")]
    [InlineData("رییسجمهور", "رئیس‌جمهور", "رئیس جمهور")]
    [InlineData("بزرگترین", "بزرگ‌ترین", "بزرگ ترین")]
    [InlineData("اینکه", "این‌که", "این که")]
    [InlineData("گفتوگو", "گفت‌وگو", "گفت و گو")]
    [InlineData("دیدارها", "دیدار‌ها", "دیدار ها")]
    [InlineData("خانهی", "خانه‌ی", "خانه ی")]
    public void ThreeSpellings_AreOneTerm(string joined, string halfSpaced, string spaced)
    {
        var expected = Assert.Single(TextAnalyzer.Shared.Terms(joined));
        foreach (var spelling in (string[])[halfSpaced, spaced])
        {
            var term = Assert.Single(TextAnalyzer.Shared.Terms(spelling));
            Assert.Equal((expected.Exact, expected.Stem, 0), (term.Exact, term.Stem, term.Start));
            Assert.Equal(spelling.Length, term.End);
        }
    }
}
