using System.Text;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Robots;

namespace Monitoring.Tests.Ingest.Feeds;

/// <summary>Mutated feeds and robots files: no exception but the parser's own, nothing that takes long. The seed is fixed, so a failure repeats.</summary>
public class FeedFuzzTests
{
    private const int Inputs = 120_000;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "</", "/>", "<item>", "</item>", "<entry>", "</channel>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE x [", "<?xml", "&", "&amp;", "&#x0;",
            "&#1114112;", "\"", "'", "=", "xmlns:a='http://purl.org/dc/elements/1.1/'", "xml:base='//'", "xml:base='http://['", "<link href='::'>", "{", "}", "[", ",",
            "\0", "\uFEFF", "\uD800", "۱۴۰۳/۱۳/۴۰", "Thu, 99 Jun 2024 99:99:99 +9999", "9999-12-31T23:59:60+14:00", "0001-01-01", "user-agent:", "disallow: *$*", "%", "%e", "*",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xFE, 0xFF], [0x1F, 0x8B, 8], [0xC3], [0xED, 0xA0, 0x80],
    ];

    [Fact]
    public void Parse_MutatedFeeds_OnlyTheParsersOwnException()
    {
        var random = new Random(20240620);
        var seeds = FeedSamples.All.Append(Opml.Write("فهرست", [new OpmlFeed("https://a.example/rss", "آ", null, "fa", ["گروه"])], DateTimeOffset.UnixEpoch)).Select(FeedSamples.Bytes).ToList();
        var address = new Uri("https://ayeneh.example/feeds/news.xml");
        for (var i = 0; i < Inputs; i++)
        {
            var input = Mutate(random, seeds);
            try
            {
                if (i % 8 == 7) Opml.Read(input);
                else
                {
                    var feed = FeedParser.Parse(input, i % 2 == 0 ? address : null, i % 3 == 0 ? "text/xml; charset=utf-16" : null);
                    if (i % 16 == 0)
                        foreach (var item in feed.Items) item.ToArticle("", feed, DateTimeOffset.UnixEpoch);
                }
            }
            catch (FeedException)
            {
            }
            catch (Exception e)
            {
                Assert.Fail($"input {i}: {e.GetType().Name} {e.Message}\n{Encoding.UTF8.GetString(input)}");
            }
        }
    }

    [Fact]
    public void Parse_MutatedRobots_NoException()
    {
        var random = new Random(20240621);
        var seeds = new List<byte[]> { FeedSamples.Bytes(FeedSamples.Robots) };
        for (var i = 0; i < Inputs; i++)
        {
            var input = Mutate(random, seeds);
            var rules = RobotsRules.Parse(input);
            rules.Allows("MonitoringBot", Encoding.Latin1.GetString(input, 0, Math.Min(60, input.Length)));
            rules.Allows("other", "https://ayeneh.example/private/a.html");
            rules.CrawlDelay("other");
        }
    }

    private static byte[] Mutate(Random random, List<byte[]> seeds)
    {
        var bytes = seeds[random.Next(seeds.Count)].ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 1 << random.Next(1, 9)), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    var other = seeds[random.Next(seeds.Count)];
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                    break;
                default:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }
        return [.. bytes];
    }
}
