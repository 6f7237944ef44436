using BenchmarkDotNet.Attributes;
using Monitoring.Text.Dates;

namespace Monitoring.Benchmarks.Text;

[MemoryDiagnoser]
public class DateReaderBenchmarks
{
    private static readonly DateTimeOffset Now = new(2024, 6, 20, 15, 0, 0, TimeSpan.FromHours(3.5));

    private readonly string _article = string.Concat(Enumerable.Repeat(
        "سخنگوی شرکت آب گفت که مصرف در این شهر کم شده است و کارگران کار خود را ۱۵ اسفند ۱۴۰۲ آغاز کردند. ", 200));

    [Params("پنجشنبه ۳۱ خرداد ۱۴۰۳ - ۱۱:۰۵", "1403-03-31 11:05", "Thu, 20 Jun 2024 07:35:00 GMT", "۲ ساعت پیش")]
    public string Line { get; set; } = "";

    [Benchmark]
    public bool ReadLine() => DateReader.TryRead(Line, Now, DisplayZone.Tehran, out _);

    /// <summary>About 19,000 letters with 200 dates.</summary>
    [Benchmark]
    public int ScanArticle() => DateScanner.FindAll(_article, Now, DisplayZone.Tehran).Count;
}
