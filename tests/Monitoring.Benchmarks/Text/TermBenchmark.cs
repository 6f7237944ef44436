using BenchmarkDotNet.Attributes;
using Monitoring.Text;

namespace Monitoring.Benchmarks.Text;

/// <summary>
/// Persian text through normalise, tokenize and stem on one core. Reads the file that MONITORING_TEXT names (UTF-8), or
/// sentences of its own, varied by figures, when there is none. MB/s is <c>Megabytes</c> divided by the mean.
/// </summary>
[MemoryDiagnoser]
public class TermBenchmark
{
    private static readonly string[] Sentences =
    [
        "شهردار گفت بودجهٔ سال آینده برای بازسازی خیابان‌های مرکزی شهر و ساخت کتابخانه‌ها هزینه می‌شود.",
        "کارشناسان می گویند قیمت مسکن در منطقه های شمالی تا پایان زمستان تغییر چندانی نخواهد کرد.",
        "وزیر راه از افتتاح آزادراه تازه خبر داد و افزود رفت و آمد رانندگان آسانتر میشود.",
        "تیم والیبال بانوان با شکست حریف نیرومند خود به مرحلهٔ نیمه‌نهایی رقابت‌های آسیایی رسید.",
        "پژوهشگران دانشگاه روش کم‌هزینه‌ای برای تصفیهٔ آب رودخانه‌ها یافته‌اند که در روستاها به کار می‌آید.",
    ];

    private readonly List<Term> _terms = [];
    private string _text = "";

    /// <summary>Size of the text in UTF-8.</summary>
    public double Megabytes { get; private set; }

    [GlobalSetup]
    public void Read()
    {
        _text = Environment.GetEnvironmentVariable("MONITORING_TEXT") is { Length: > 0 } file
            ? File.ReadAllText(file)
            : string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"{Sentences[i % Sentences.Length]} {i}"));
        Megabytes = System.Text.Encoding.UTF8.GetByteCount(_text) / 1e6;
        _terms.AddRange(TextAnalyzer.Shared.Terms(_text));
        Console.WriteLine($"// {Megabytes:F2} MB, {_terms.Count} terms");
    }

    /// <summary>What indexing does; the list is reused, as the index does for each article.</summary>
    [Benchmark(Baseline = true)]
    public int Terms()
    {
        _terms.Clear();
        TextAnalyzer.Shared.Terms(_text, _terms);
        return _terms.Count;
    }

    /// <summary>Terms and the text in good spelling.</summary>
    [Benchmark]
    public int Analyze() => TextAnalyzer.Shared.Analyze(_text, "fa").Terms.Count;
}
