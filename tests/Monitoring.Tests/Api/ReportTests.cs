using System.Text.RegularExpressions;

namespace Monitoring.Tests.Api;

public sealed class ReportTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Preview_CountsTheDay_AndNamesWhatSeveralSourcesCarried()
    {
        await ImportAsync();

        var called = await Called.RunAsync("report", "daily", "--preview", _scratch.At("r.html"), "--to", "1403-03-31", "--data", _scratch.Data);

        Assert.Equal(0, called.Status);
        var html = await File.ReadAllTextAsync(_scratch.At("r.html"), TestContext.Current.CancellationToken);
        Assert.Contains("پنجشنبه ۳۱ خرداد ۱۴۰۳", html, StringComparison.Ordinal);
        Assert.Contains("<strong style=\"font-size:26px\">۴</strong>", html, StringComparison.Ordinal);
        Assert.Contains("▲ ۱۰۰٪", html, StringComparison.Ordinal);
        Assert.Contains("۳ رسانه", html, StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("<script|<img|href=\"javascript"), html);
        Assert.Contains("&lt;img src=x", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_AsText_SaysTheSame()
    {
        await ImportAsync();

        await Called.RunAsync("report", "daily", "--preview", _scratch.At("r.txt"), "--to", "1403-03-31", "--data", _scratch.Data);

        var text = await File.ReadAllTextAsync(_scratch.At("r.txt"), TestContext.Current.CancellationToken);
        Assert.Contains("۴ خبر، روز پیش ۲ (▲ ۱۰۰٪)", text, StringComparison.Ordinal);
        Assert.Matches(new Regex("۳ رسانه، ۳ خبر: [bcd]، [bcd]، [bcd]\n  https://[bcd].example/1"), text);
    }

    [Theory]
    [InlineData("1403-04-01", "در این روز خبری نرسید؛ روز پیش ۴ خبر بود.")]
    [InlineData("1403-06-01", "در این روز و روز پیش از آن خبری نرسید")]
    public async Task Preview_OfADayWithoutNews_SaysSo(string day, string said)
    {
        await ImportAsync();

        await Called.RunAsync("report", "daily", "--preview", _scratch.At("r.txt"), "--to", day, "--data", _scratch.Data);

        Assert.Contains(said, await File.ReadAllTextAsync(_scratch.At("r.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 10, false, "بی‌تغییر")]
    [InlineData(0, 4, false, "▼ ۱۰۰٪")]
    [InlineData(5, 0, true, "تازه")]
    [InlineData(5, 0, false, "▲")]
    [InlineData(8, 4, false, "▲ ۱۰۰٪")]
    [InlineData(1600, 100, false, "▲ ۱۶ برابر")]
    public void Change_IsWrittenAsPeopleSayIt(long now, long before, bool fresh, string said) =>
        Assert.Equal(said, Monitoring.Api.Reports.PersianWriting.Change(now, before, fresh));

    private async Task ImportAsync()
    {
        object Item(string host, string title, string day) => new { url = $"https://{host}.example/1", title, body = "متن خبر.", jalali = day, source = host };
        var file = _scratch.News(
            "a.jsonl",
            Item("b", "گشایش خط آهن رشت به آستارا", "1403-03-31"), Item("c", "خط آهن رشت به آستارا گشایش یافت", "1403-03-31"),
            Item("d", "گشایش خط آهن رشت آستارا", "1403-03-31"), Item("e", "نرخ <img src=x onerror=x> تورم خرداد اعلام شد", "1403-03-31"),
            Item("f", "هوای پایتخت ناسالم است", "1403-03-30"), Item("g", "دیدار وزیران در باکو", "1403-03-30"));
        await Called.RunAsync("import", file, "--data", _scratch.Data);
    }
}
