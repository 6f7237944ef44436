using CsCheck;
using Monitoring.Text.Sentences;

namespace Monitoring.Tests.Text.Sentences;

public class SentenceSplitterTests
{
    private static string[] Split(string text) => [.. SentenceSplitter.Split(text).Select(s => text[s.Start..s.End])];

    [Theory]
    [InlineData("باران بارید. هوا سرد شد.", "باران بارید.|هوا سرد شد.")]
    [InlineData("آیا می‌آید؟ نه! نمی‌آید…", "آیا می‌آید؟|نه!|نمی‌آید…")]
    [InlineData("باران بارید.هوا سرد شد", "باران بارید.|هوا سرد شد")]
    [InlineData("رشد اقتصاد ۳.۵ درصد بود. تورم ۴۰٫۲ درصد.", "رشد اقتصاد ۳.۵ درصد بود.|تورم ۴۰٫۲ درصد.")]
    [InlineData("این شهر در سال ۵۰۰ ق.م. ساخته شد. اکنون ویران است.", "این شهر در سال ۵۰۰ ق.م. ساخته شد.|اکنون ویران است.")]
    [InlineData("در سال ۱۳۰۰ ه.ش به دنیا آمد.", "در سال ۱۳۰۰ ه.ش به دنیا آمد.")]
    [InlineData("رئیس‌جمهور ج.ا. ایران آمد.", "رئیس‌جمهور ج.ا. ایران آمد.")]
    [InlineData("دکتر رفت. مهندس آمد.", "دکتر رفت.|مهندس آمد.")]
    [InlineData("Dr. Parvin met the U.S. envoy. They talked.", "Dr. Parvin met the U.S. envoy.|They talked.")]
    [InlineData("او گفت: «می‌روم.» سپس رفت.", "او گفت: «می‌روم.»|سپس رفت.")]
    [InlineData("او پرسید «چرا؟» و رفت.", "او پرسید «چرا؟» و رفت.")]
    [InlineData("نشانی https://khabar.example/a.b?x=1. تمام.", "نشانی https://khabar.example/a.b?x=1.|تمام.")]
    [InlineData("به www.khabar.example/fa سر بزنید. رایگان است.", "به www.khabar.example/fa سر بزنید.|رایگان است.")]
    [InlineData("تیتر بی نقطه\nمتن خبر این است.", "تیتر بی نقطه|متن خبر این است.")]
    [InlineData("۱. آب را بجوشانید.\n۲. چای بریزید.", "۱. آب را بجوشانید.|۲. چای بریزید.")]
    [InlineData("چه خبر؟!!! هیچ.", "چه خبر؟!!!|هیچ.")]
    [InlineData("صبر کنید... می‌آیم.", "صبر کنید...|می‌آیم.")]
    [InlineData("یہ پہلا جملہ ہے۔ یہ دوسرا ہے۔", "یہ پہلا جملہ ہے۔|یہ دوسرا ہے۔")]
    [InlineData("او در سال ۱۴۰۲ رفت (و برنگشت.) بعد نامه داد.", "او در سال ۱۴۰۲ رفت (و برنگشت.)|بعد نامه داد.")]
    [InlineData("این کار در سال ۱۴۰۲. آن در ۱۴۰۳.", "این کار در سال ۱۴۰۲.|آن در ۱۴۰۳.")]
    [InlineData("", "")]
    [InlineData("  \n \u200C ", "")]
    public void Split_KnownCases(string text, string expected) => Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Split(text));

    [Fact]
    public void Split_AnyText_CoversEverySignOnceInOrder() =>
        Gen.OneOf(Gen.String, Gen.String["ab.!؟…»«\n۱ ق‌\"U"]).Sample(text =>
        {
            var end = 0;
            foreach (var sentence in SentenceSplitter.Split(text))
            {
                Assert.InRange(sentence.Start, end, text.Length);
                Assert.True(sentence.End > sentence.Start && sentence.End <= text.Length);
                Assert.False(char.IsWhiteSpace(text[sentence.Start]) || char.IsWhiteSpace(text[sentence.End - 1]));
                Assert.DoesNotContain(text[end..sentence.Start], c => char.IsLetterOrDigit(c));
                end = sentence.End;
            }

            Assert.DoesNotContain(text[end..], c => char.IsLetterOrDigit(c));
        }, iter: 50_000);

    [Theory]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("«")]
    [InlineData("1.")]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData("\u200C")]
    [InlineData(" ")]
    [InlineData("! ")]
    [InlineData("ق.")]
    [InlineData("\uD800")]
    public void Split_AMillionSigns_Finishes(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.True(SentenceSplitter.Split(text).Sum(s => s.Length) <= text.Length);
    }
}
