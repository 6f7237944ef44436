using BenchmarkDotNet.Attributes;
using Monitoring.Text;

namespace Monitoring.Benchmarks.Text;

/// <summary>
/// Persian text through normalise, tokenize and stem on one core. Reads the file that MONITORING_TEXT names (UTF-8), or
/// sentences of its own, varied by figures, when there is none. What limits it: a word that was not met before must be
/// cut, stemmed and weighed against its neighbours, so a first pass costs several times a warm one.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(SpeedColumns))]
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

    private static readonly Lazy<string> Source = new(() => Environment.GetEnvironmentVariable("MONITORING_TEXT") is { Length: > 0 } file
        ? File.ReadAllText(file)
        : string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"{Sentences[i % Sentences.Length]} {i}")));

    private readonly List<Term> _terms = [];

    /// <summary>Size of the text in UTF-8.</summary>
    internal static double Megabytes => System.Text.Encoding.UTF8.GetByteCount(Source.Value) / 1e6;

    /// <summary>How many terms the text has.</summary>
    internal static int Count => TextAnalyzer.Shared.Terms(Source.Value).Count;

    /// <summary>Loads the tables, and meets the words of the text once.</summary>
    [GlobalSetup]
    public void Read() => _terms.AddRange(TextAnalyzer.Shared.Terms(Source.Value));

    /// <summary>What indexing does once it runs; the list is reused, as the index does for each article.</summary>
    [Benchmark(Baseline = true)]
    public int Warm() => Terms(TextAnalyzer.Shared);

    /// <summary>The same by an analyzer that has not met a word yet; its tables are loaded.</summary>
    [Benchmark]
    public int FirstPass() => Terms(new TextAnalyzer());

    /// <summary>Terms and the text in good spelling.</summary>
    [Benchmark]
    public int Analyze() => TextAnalyzer.Shared.Analyze(Source.Value, "fa").Terms.Count;

    private int Terms(TextAnalyzer analyzer)
    {
        _terms.Clear();
        analyzer.Terms(Source.Value, _terms);
        return _terms.Count;
    }
}
