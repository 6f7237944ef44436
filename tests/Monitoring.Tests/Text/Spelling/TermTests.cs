using Monitoring.Text;

namespace Monitoring.Tests.Text.Spelling;

public class TermTests
{
    private static string Exact(string text) => string.Join(' ', TextAnalyzer.Shared.Terms(text).Select(t => t.Exact));

    [Theory]
    [InlineData("كتاب‌هاي", "کتابهای")]
    [InlineData("کتابهای", "کتابهای")]
    [InlineData("کتاب های", "کتابهای")]
    [InlineData("می رود", "میرود")]
    [InlineData("کتاب‌‌های‌", "کتابهای")]
    [InlineData("نسلکُشی", "نسلکشی")]
    [InlineData("قرار‌داد", "قرارداد")]
    [InlineData("سلاممممم جبهه‌ها جبههها", "سلام جبههها جبههها")]
    [InlineData("۱٫۵ ١٢٬٣٤٥ 2024", "1.5 12345 2024")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱۱:۰۵", "1403 03 31 11 05")]
    [InlineData("Café don't 4K ﻻله", "cafe dont 4k لاله")]
    [InlineData("سایت https://www.example.org/a?b=1، نشانی info@example.org.", "سایت example.org/a?b=1 نشانی info@example.org")]
    [InlineData("#شهر_ما ۹کیلومتر", "شهر ما 9 کیلومتر")]
    public void Terms_FoldSpelling(string text, string expected) => Assert.Equal(expected, Exact(text));

    [Fact]
    public void Terms_OffsetsCutTheOriginal()
    {
        const string text = "«كتـاب‌هايِ» می رود.";
        Assert.Equal(["كتـاب‌هايِ", "می رود"], TextAnalyzer.Shared.Terms(text).Select(t => text[t.Start..t.End]));
    }
}
