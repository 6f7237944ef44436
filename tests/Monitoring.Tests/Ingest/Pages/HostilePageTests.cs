using System.Text;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;

namespace Monitoring.Tests.Ingest.Pages;

/// <summary>Pages made to break readers, and mutations of good ones: only <see cref="PageException"/> comes out, and soon.</summary>
public sealed class HostilePageTests
{
    /// <summary>
    /// Mutations in the ordinary run; <c>MONITORING_FUZZ=100000</c> runs the bar of the release, some three minutes of one core.
    /// </summary>
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("MONITORING_FUZZ"), out var count) ? count : 10_000;

    // Head and a window of a page hold every kind of markup in some seed, and small pages are read quickly.
    private const int HeadLength = 300;
    private const int WindowLength = 500;

    private static readonly string[] Pieces =
    [
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "\"", "'", "=", "&", "&#x110000;", "&#0;", "&amp", "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "</table>", "<script type=application/ld+json>", "</script>",
        "{\"@type\":\"NewsArticle\",\"datePublished\":\"", "{\"@graph\":[", "\\ud800", "<time datetime=\"", "9999-99-99", "2024-02-30T25:61:61+99:99", "۱۴۰۳/۱۳/۴۰", "<h1>", "<a href=", "<base href=\"http://[\">", "<meta charset=",
        "<meta property=article:published_time content=", "\0", "\uFFFF", "\u200C", "\u202E", "<b><i><u><font color=", "<svg>", "<noscript>", "<template>", "<style>", "<plaintext>", "<select><option>", "<frameset>", "<form><form>", "<br><br>", "<li>",
    ];

    public static TheoryData<string> Bombs() =>
    [
        "open tags", "formatting", "attributes", "attribute", "entities", "table", "unclosed svg", "json depth", "digits", "quotes", "comment", "class names", "lists",
    ];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Bombs))]
    public async Task Extract_EndsOnBombs(string bomb)
    {
        var html = bomb switch
        {
            "open tags" => Repeat("<div>", 100_000) + "text",
            "formatting" => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<b id={i}><p>x")),
            "attributes" => "<div " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}=1 ")) + ">text</div>",
            "attribute" => "<div data-x=\"" + new string('x', 20_000_000) + "\">text</div>",
            "entities" => Repeat("&nbsp;&#1587;&amp;&bogus;", 200_000),
            "table" => Repeat("<table><tr><td>", 30_000) + "text",
            "unclosed svg" => Repeat("<svg><iframe><noscript>", 100_000),
            "json depth" => "<script type=application/ld+json>" + Repeat("{\"@graph\":[", 50_000) + "</script>",
            "digits" => "<p>" + Repeat("2024-01-0", 200_000) + "</p><time datetime=" + new string('9', 100_000) + ">",
            "quotes" => Repeat("<a href=\"'>", 200_000),
            "comment" => Repeat("<!-- -- > ", 300_000),
            "class names" => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<div class='{Repeat("x" + i, 40)}'>x</div>")),
            "lists" => Repeat("<li><ul>", 50_000) + "text",
            _ => throw new InvalidOperationException(bomb),
        };
        await Task.Run(() => Try(Encoding.UTF8.GetBytes(html)), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Extract_ThrowsOnlyItsOwn_ForMutatedPages()
    {
        var seeds = Directory.GetFiles(PageGoldens.Folder(), "*.html").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        // On one thread: other tests wait for theirs.
        for (var i = 0; i < Mutations; i++)
        {
            // Each input has its own number and is the same in every run.
            var random = new Random(i);
            var html = Mutated(Part(seeds[random.Next(seeds.Length)], random), random);
            var bytes = Encoding.UTF8.GetBytes(html);
            for (var b = random.Next(4); b > 0 && bytes.Length > 0; b--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Try(bytes);
                PageEncoding.Decode(bytes.AsSpan(random.Next(bytes.Length)), random.Next(2) == 0 ? null : html[..Math.Min(9, html.Length)]);
            }
            catch (Exception e)
            {
                Assert.Fail($"mutation {i}: {e}");
            }
        }
    }

    private static void Try(byte[] bytes)
    {
        try
        {
            var page = PageExtractor.Extract(bytes, new Uri("https://example.ir/news/1/a"), new ExtractionOptions { Now = new DateTimeOffset(2024, 9, 1, 0, 0, 0, TimeSpan.Zero) });
            Assert.All(page.Candidates, c => Assert.InRange(c.Value.Instant.Year, 1993, 2024));
            page.ToArticle();
        }
        catch (PageException)
        {
            // Its own word for "no page".
        }
    }

    private static string Mutated(string html, Random random)
    {
        var text = new StringBuilder(html);
        for (var m = 1 + random.Next(8); m > 0 && text.Length > 10; m--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 1: text.Remove(at, Math.Min(random.Next(200), text.Length - at)); break;
                case 2: text.Length = at; break;
                case 3: text.Insert(at, text.ToString(random.Next(text.Length / 2), Math.Min(300, text.Length / 2))); break;
                default: text[at] = (char)random.Next(0x10000); break;
            }
        }

        return text.ToString();
    }

    private static string Part(string html, Random random)
    {
        if (html.Length <= HeadLength + WindowLength) return html;
        var at = random.Next(HeadLength, html.Length - WindowLength + 1);
        return html[..HeadLength] + html[at..(at + WindowLength)];
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
