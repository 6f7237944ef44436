using Monitoring.Ingest;

namespace Monitoring.Tests.Ingest;

public sealed class LostHalfSpacesTests
{
    [Fact]
    public void ATextWithoutAnyHalfSpace_IsBroughtIntoGoodSpelling()
    {
        var article = LostHalfSpaces.Restored(Article("جابهجایی روستاییان دولتآباد", "کتابهای مدرسه ها می رسد.\nمعلمان میگویند."));

        Assert.Equal("جابه‌جایی روستاییان دولت‌آباد", article.Title);
        Assert.Equal("کتاب‌های مدرسه‌ها می‌رسد.\nمعلمان می‌گویند.", article.Body);
        Assert.Equal(article, LostHalfSpaces.Restored(article));
    }

    [Theory]
    [InlineData("کتابهای مدرسه", "معلمان می‌گویند.", null)]
    [InlineData("The books of the school", "Teachers say so.", null)]
    [InlineData("كتب المدرسة في العاصمة", "قال المعلمون إن الكتب وصلت إلى المدارس اليوم.", "ar")]
    public void ATextOfAWriterWhoWritesHalfSpaces_OrOfAnotherLanguage_StaysAsItIs(string title, string body, string? language)
    {
        var article = Article(title, body) with { Language = language };

        Assert.Same(article, LostHalfSpaces.Restored(article));
    }

    private static Article Article(string title, string body) => new()
    {
        Id = "1",
        Url = "https://sepidar-news.example/1",
        CanonicalUrl = "https://sepidar-news.example/1",
        Title = title,
        Body = body,
    };
}
