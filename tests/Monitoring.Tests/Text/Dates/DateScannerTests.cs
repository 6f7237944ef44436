using CsCheck;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Text.Dates;

public class DateScannerTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 20, 15, 0, 0, TimeSpan.FromHours(3.5));

    private static readonly string[] Pieces =
    [
        "۳۱", "خرداد", "۱۴۰۳", "پنج‌شنبه", " ", "،", "-", "/", ":", "۱۱", "۰۵", "1403", "03", "2024", "20", "June", "T", "Z", "+03:30", "ساعت",
        "پیش", "قبل", "دیروز", "ذی‌الحجه", "۱۴۴۵", "صبح", "ب.ظ", "انتشار", "\u200C", "\u200F", "\n", "ماه", "سال", "و", "۲", "(", ")", "|", "GMT", "999999999999",
        "\uD800", "بیست", "یکم", "به وقت", "0", "24:00", "99", "می", "م", "ص", ".", "30", "12", "02",
    ];

    private static readonly Gen<string> Lines = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 24].Select(string.Concat);

    [Fact]
    public void FindAll_LongText_GivesSpansInOrder()
    {
        const string Text = """
            پنجشنبه ۳۱ خرداد ۱۴۰۳ - ۱۱:۰۵ | این گزارش را در ۲ ساعت پیش بنویسید.
            نشست بعدی روز 2024-07-01 است و نشست پیشین در ۱۵ اسفند ۱۴۰۲ بود؛ به‌روزرسانی: ۱ تیر ۱۴۰۳.
            """;
        var found = DateScanner.FindAll(Text, Now, DisplayZone.Tehran);
        Assert.Equal(
            ["پنجشنبه ۳۱ خرداد ۱۴۰۳ - ۱۱:۰۵", "۲ ساعت پیش", "2024-07-01", "۱۵ اسفند ۱۴۰۲", "به‌روزرسانی: ۱ تیر ۱۴۰۳"],
            found.Select(d => Text[d.Start..d.End]));
        Assert.Equal([false, true, false, false, false], found.Select(d => d.Relative));
        Assert.Equal([DateCalendar.Jalali, DateCalendar.Gregorian, DateCalendar.Gregorian, DateCalendar.Jalali, DateCalendar.Jalali], found.Select(d => d.Calendar));
        Assert.Equal(DateLabel.Updated, found[^1].Label);
    }

    [Fact]
    public void FindAll_ListOfNews_GivesEachItsOwnClock()
    {
        var dates = DateScanner.FindAll("۱۴۰۳/۰۳/۳۱ | ۱۰:۰۰ - ۱۴۰۳/۰۳/۳۰ | ۰۹:۰۰ - ۱۴۰۳/۰۳/۲۹", Now, DisplayZone.Tehran);
        Assert.Equal(["2024-06-20", "2024-06-19T10:00:00+03:30", "2024-06-18T09:00:00+03:30"], dates.Select(d => d.Time.ToIso(DisplayZone.Tehran)));
    }

    [Fact]
    public void FindAll_LunarDate_SaysThatTheDayIsNotSure()
    {
        Assert.True(Assert.Single(DateScanner.FindAll("۱۳ ذی‌الحجه ۱۴۴۵", null, DisplayZone.Tehran)).Approximate);
        Assert.False(Assert.Single(DateScanner.FindAll("پنجشنبه ۱۳ ذی‌الحجه ۱۴۴۵", null, DisplayZone.Tehran)).Approximate);
    }

    [Fact]
    public void FindAll_DatesAcrossWindows_AreAllFoundOnce()
    {
        for (var filler = 0; filler < 700; filler += 7)
        {
            var text = string.Concat(Enumerable.Repeat("خبر، ", filler)) + "پنجشنبه ۳۱ خرداد ۱۴۰۳ ساعت ۱۱:۰۵" + string.Concat(Enumerable.Repeat(" خبر", 700));
            var date = Assert.Single(DateScanner.FindAll(text, Now, DisplayZone.Tehran));
            Assert.Equal("پنجشنبه ۳۱ خرداد ۱۴۰۳ ساعت ۱۱:۰۵", text[date.Start..date.End]);
        }

        var many = string.Concat(Enumerable.Repeat("۱۴۰۳/۰۳/۳۱ ۱۱:۰۵ خبر ", 900));
        Assert.Equal(900, DateScanner.FindAll(many, Now, DisplayZone.Tehran).Count);
        Assert.Equal(10, DateScanner.FindAll(many, Now, DisplayZone.Tehran, limit: 10).Count);
    }

    [Fact]
    public void TryRead_MutatedLines_NeverThrowsAndSpansHold() => Lines.Sample(
        line =>
        {
            DateReader.TryRead(line, Now, DisplayZone.Tehran, out _);
            DateReader.TryRead(line, null, DisplayZone.Tehran, out _);
            var end = 0;
            foreach (var date in DateScanner.FindAll(line, Now, DisplayZone.Tehran))
            {
                Assert.InRange(date.Start, end, date.End - 1);
                Assert.InRange(date.End, date.Start + 1, line.Length);
                Assert.InRange(date.Time.Instant.Year, 1750, 2125);
                end = date.End;
            }
        }, iter: 100_000);

    [Fact]
    public void TryRead_AnyUnicode_NeverThrows() =>
        Gen.String.Sample(text => DateReader.TryRead(text, Now, DisplayZone.Tehran, out _) is var _, iter: 20_000);

    [Theory]
    [InlineData("۱")]
    [InlineData("۱/")]
    [InlineData("۱ ")]
    [InlineData("ق.")]
    [InlineData("\u200C")]
    [InlineData("بیست و ")]
    [InlineData("پنجشنبه ")]
    [InlineData("۳۱ خرداد ")]
    [InlineData("۱۱:۰۵ - ")]
    [InlineData("\uD800")]
    public void FindAll_HalfAMillionSigns_Finishes(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
        Assert.Empty(DateScanner.FindAll(text, Now, DisplayZone.Tehran));
    }
}
