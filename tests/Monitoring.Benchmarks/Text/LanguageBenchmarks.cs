using BenchmarkDotNet.Attributes;
using Monitoring.Text.Languages;
using Monitoring.Text.Sentences;
using Monitoring.Text.Transliteration;

namespace Monitoring.Benchmarks.Text;

[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private const string Paragraph =
        "سخنگوی شرکت آب گفت که مصرف در این شهر کم شده است و کارگران کار خود را از هفته آینده آغاز می‌کنند؛ او افزود که هزینه‌ها بالا رفته است. ";

    private readonly string _article = string.Concat(Enumerable.Repeat(Paragraph, 25));

    /// <summary>140 letters.</summary>
    [Benchmark]
    public string DetectParagraph() => LanguageDetector.Detect(Paragraph);

    /// <summary>3,500 letters, about 6,300 bytes of UTF-8.</summary>
    [Benchmark]
    public string DetectArticle() => LanguageDetector.Detect(_article);

    [Benchmark]
    public int SplitArticle() => SentenceSplitter.Split(_article).Count;

    [Benchmark]
    public int KeysOfName() => TransliterationKey.Of("Ismail Haniyeh").Count;
}
