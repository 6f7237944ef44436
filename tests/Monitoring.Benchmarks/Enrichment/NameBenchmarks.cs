using BenchmarkDotNet.Attributes;
using Monitoring.Enrichment;

namespace Monitoring.Benchmarks.Enrichment;

/// <summary>The suite "entity speed": names of news sentences on one core, and a whole article's analysis. Reads PEYMA's test part from the
/// shared folder (MONITORING_SHARED), or sentences of its own where there is none. The bar counts tokens: those of <see cref="Tag"/>,
/// printed at the start, divided by its mean.</summary>
[MemoryDiagnoser]
public class NameBenchmarks
{
    private static readonly string[] Own =
    [
        "کامران ستوده‌فر معاون وزیر امور خارجه ، عصر دوشنبه در مسقط با سالم نعمانی ، رئیس هیئت عمانی دیدار کرد .",
        "سازمان هواشناسی از بارش باران در استان‌های گیلان و مازندران از روز پنجشنبه خبر داد .",
        "باشگاه استقلال با بازیکن پیشین تراکتور قراردادی دو ساله به ارزش ۳۰ میلیارد تومان بست .",
    ];

    private readonly Enricher _enricher = Enricher.Load();
    private List<string[]> _sentences = [];
    private string _article = "";

    [GlobalSetup]
    public void Read()
    {
        var corpus = Path.Combine(Environment.GetEnvironmentVariable("MONITORING_SHARED") ?? "../shared", "data/ner/peyma/test.txt");
        _sentences = File.Exists(corpus) ? [.. Marked(corpus)] : [.. Enumerable.Range(0, 1000).Select(i => Own[i % Own.Length].Split(' '))];
        _article = string.Join(' ', _sentences.Take(15).SelectMany(s => s));
        Console.WriteLine($"// {_sentences.Sum(s => s.Length)} tokens, an article of {_article.Length} characters");
    }

    [Benchmark(Baseline = true)]
    public int Tag()
    {
        var names = 0;
        foreach (var sentence in _sentences) names += _enricher.Tag(sentence).Count(t => t[0] == 'B');
        return names;
    }

    /// <summary>Names, offices, quotes and topics of one article.</summary>
    [Benchmark]
    public int Article() => _enricher.Enrich("article", _article).Mentions.Count;

    private static IEnumerable<string[]> Marked(string corpus)
    {
        var tokens = new List<string>();
        foreach (var line in File.ReadLines(corpus))
        {
            if (line.LastIndexOf('|') is > 0 and var at)
            {
                tokens.Add(line[..at]);
                continue;
            }

            if (tokens.Count > 0) yield return [.. tokens];
            tokens.Clear();
        }
    }
}
