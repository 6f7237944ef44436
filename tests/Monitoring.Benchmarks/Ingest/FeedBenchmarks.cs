using System.Text;
using BenchmarkDotNet.Attributes;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Robots;

namespace Monitoring.Benchmarks.Ingest;

/// <summary>Every feed here has one megabyte: 50 ms are the 20 MB/s that are asked for.</summary>
[MemoryDiagnoser]
public class FeedBenchmarks
{
    private const int Bytes = 1_000_000;

    private const string Text = "&lt;p&gt;سخنگوی شرکت آب گفت که مصرف در این شهر کم شده است.&lt;/p&gt;&lt;p&gt;او افزود که هزینه‌ها بالا رفته است.&lt;/p&gt;";

    private readonly byte[] _rss = Feed(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>آینه</title><language>fa</language>",
        i => $"<item><title>خبر شمارهٔ {i} از شیراز</title><link>https://ayeneh.example/news/{i}?a=1&amp;b=2</link><guid isPermaLink=\"false\">{i}</guid><pubDate>Thu, 20 Jun 2024 11:05:{i % 60:00} +0330</pubDate><dc:creator>نرگس رهگذر</dc:creator><category>شهر</category><description><![CDATA[<p>آب در شیراز</p>]]></description><content>{Text}</content></item>\n",
        "</channel></rss>");

    private readonly byte[] _atom = Feed(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://ayeneh.example/\"><title>آینه</title>",
        i => $"<entry><id>tag:ayeneh.example,2024:{i}</id><title>خبر شمارهٔ {i}</title><link href=\"news/{i}\"/><updated>2024-06-20T07:35:{i % 60:00}Z</updated><author><name>نرگس رهگذر</name></author><content type=\"html\">{Text}&lt;a href=&quot;more&quot;&gt;x&lt;/a&gt;</content></entry>\n",
        "</feed>");

    private readonly byte[] _sitemap = Feed(
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
        i => $"<url><loc>https://ayeneh.example/news/{i}</loc><lastmod>2024-06-20T07:35:{i % 60:00}Z</lastmod></url>\n",
        "</urlset>");

    private readonly RobotsRules _robots = RobotsRules.Parse("User-agent: *\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"Disallow: /section{i}/*/print$\n")));

    [Benchmark]
    public int Rss() => FeedParser.Parse(_rss).Items.Count;

    [Benchmark]
    public int Atom() => FeedParser.Parse(_atom).Items.Count;

    /// <summary>Nothing but short fields: the least favourable format.</summary>
    [Benchmark]
    public int Sitemap() => FeedParser.Parse(_sitemap).Items.Count;

    /// <summary>One decision among 2,000 rules.</summary>
    [Benchmark]
    public bool Robots() => _robots.Allows("MonitoringBot", "https://ayeneh.example/section1999/news/1001");

    private static byte[] Feed(string head, Func<int, string> item, string tail)
    {
        var text = new StringBuilder(head);
        var length = Encoding.UTF8.GetByteCount(head) + tail.Length;
        for (var i = 0; ; i++)
        {
            var next = item(i);
            length += Encoding.UTF8.GetByteCount(next);
            if (length > Bytes) return Encoding.UTF8.GetBytes(text.Append(tail).ToString());
            text.Append(next);
        }
    }
}
