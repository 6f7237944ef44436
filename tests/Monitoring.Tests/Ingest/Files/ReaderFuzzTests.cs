using System.Text;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Files;
using Monitoring.Ingest.Pages;

namespace Monitoring.Tests.Ingest.Files;

/// <summary>Mutated inputs over every reader, more than 100,000 in all: articles and rejections come out, and nothing else.</summary>
public sealed class ReaderFuzzTests
{
    private const string Line =
        """{"url":"https://sepidar-news.example/1","title":"باران در رشت","lead":"خبر","body":"بند یک.\nبند دو.","published":"2026-10-07T11:05:00+03:30","jalali":"1405-07-15","source":"سپیدار","language":"fa","tags":["گیلان","رشت"]}""";

    private const string Html =
        "<html><head><title>باران در رشت</title></head><body><h1>باران در رشت</h1><p>به گزارش سپیدار، باران از بامداد امروز در شهرهای غربی گیلان آغاز شد و تا پایان هفته ادامه دارد.</p></body></html>";

    private const string Rss =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>سپیدار</title><item><title>باران</title><link>https://sepidar-news.example/1</link><description>باران آمد.</description><pubDate>Wed, 07 Oct 2026 11:05:00 +0330</pubDate></item></channel></rss>";

    /// <summary>What breaks readers: ends of strings and structures, control characters, halves of things, impossible dates, long runs.</summary>
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\0", "\"", "\\", "{", "}", "[", "]", ":", ",", "\n", "\r\n", "\\ud800", "\\u0000", "null", "1e999", "1403-13-40", "0000-00-00", "9999-12-31T23:59:59Z",
            "24:00", "۳۰ اسفند ۱۴۰۴", "کد خبر:", "نظر شما", "|", "\u200C\u200C", "\u202E", "\uFEFF", "<", ">", "<!--", "]]>", "&#0;", "WARC/1.0\r\n", "Content-Length: 99999999999\r\n",
            "HTTP/1.1 200\r\n\r\n", "ffffffff\r\n", "\"url\":", "\"url\":\"https://a.example\",", "https://", "t.me/s/", new string('a', 300), new string('[', 100), "٠١٢",
        }.Select(t => Encoding.UTF8.GetBytes(t)),
        [0xFF, 0xFE], [0xFE, 0xFF], [0xC3], [0x1F, 0x8B, 8, 0], [0xED, 0xA0, 0x80],
    ];

    [Fact]
    public async Task JsonLines_GiveArticlesAndRejectionsAlone()
    {
        using var folder = new Folder();
        var random = new Random(1);
        var seed = Encoding.UTF8.GetBytes(Line);
        for (var i = 0; i < 90; i++)
        {
            // The first line keeps the file one of lines; each other line is an input.
            var lines = new List<byte[]> { seed };
            for (var n = 0; n < 1000; n++) lines.Add(Array.FindAll(Mutated(seed, random), b => b != '\n'));
            var bytes = lines.SelectMany(l => l.Append((byte)'\n')).ToArray();
            Check(await Folder.ReadAsync(folder.Write("a.jsonl", bytes)), most: 1001);
        }
    }

    [Fact]
    public async Task Gzip_GivesArticlesAndRejectionsAlone() =>
        await FilesAsync("a.jsonl.gz", Folder.Gzip(string.Join('\n', Enumerable.Repeat(Line, 20))), 5000, 2);

    [Fact]
    public async Task Warc_GivesArticlesAndRejectionsAlone()
    {
        var block = Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + Html);
        var record = Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sepidar-news.example/1\r\nContent-Type: application/http\r\nContent-Length: {block.Length}\r\n\r\n");
        byte[] whole = [.. record, .. block, 13, 10, 13, 10];
        await FilesAsync("a.warc", [.. whole, .. whole], 2500, 3);
    }

    [Fact]
    public async Task Feeds_GiveArticlesAndRejectionsAlone() => await FilesAsync("a.xml", Encoding.UTF8.GetBytes(Rss), 5000, 4);

    [Fact]
    public async Task Html_GivesArticlesAndRejectionsAlone() => await FilesAsync("a.html", Encoding.UTF8.GetBytes(Html), 2000, 5);

    [Fact]
    public void TextPages_GiveAPageOrAreRefused()
    {
        var random = new Random(6);
        var pages = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "Pages"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        for (var i = 0; i < 5000; i++)
        {
            var text = PageEncoding.Decode(Mutated(pages[i % pages.Length], random)).Text;
            try
            {
                var page = TextPage.Extract(text);
                Assert.NotEqual(0, page.Title.Length + page.Body.Length);
                Assert.DoesNotContain('\0', page.Body);
            }
            catch (PageException)
            {
                // The one refusal that is documented.
            }
        }
    }

    [Fact]
    public void FeedLists_AreReadOrRefusedInOneLine()
    {
        using var folder = new Folder();
        var random = new Random(7);
        var seed = Encoding.UTF8.GetBytes("""[{"source":"الف","url":"https://a.example/rss","language":"fa"},{"url":"https://b.example/rss"}]""");
        for (var i = 0; i < 4000; i++)
        {
            var file = folder.Write("feeds.json", Mutated(seed, random));
            try
            {
                Assert.All(FeedList.Read(file), f => Assert.StartsWith("http", f.Url, StringComparison.OrdinalIgnoreCase));
            }
            catch (FeedListException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    private static async Task FilesAsync(string name, byte[] seed, int inputs, int start)
    {
        using var folder = new Folder();
        var random = new Random(start);
        for (var i = 0; i < inputs; i++) Check(await Folder.ReadAsync(folder.Write(name, Mutated(seed, random))), most: 1000);
    }

    private static void Check(List<ReadItem> items, int most)
    {
        Assert.InRange(items.Count, 1, most);
        foreach (var item in items)
        {
            if (item is ReadArticle { Article: var article })
            {
                Assert.True(article is { Id.Length: 32, Url.Length: > 0, Title.Length: > 0 }, article.ToString());
                Assert.DoesNotContain('\0', article.Text);
            }
            else
            {
                Assert.True(Assert.IsType<Rejection>(item).Reason is { Length: > 10 } reason && reason.IndexOfAny(['\n', '\r']) < 0, item.ToString());
            }
        }
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var rounds = random.Next(1, 5); rounds > 0; rounds--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]); break;
            }
        }

        return [.. bytes];
    }
}
