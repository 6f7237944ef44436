using System.Text;

namespace Monitoring.Tests.Ingest.Feeds;

/// <summary>Feeds of invented publishers, one of each format.</summary>
internal static class FeedSamples
{
    public const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
          <channel>
            <title>خبرگزاری آینه</title>
            <link>https://ayeneh.example/</link>
            <atom:link href="https://ayeneh.example/rss" rel="self" type="application/rss+xml"/>
            <description>آخرین خبرها &amp; گزارش‌ها</description>
            <language>fa-IR</language>
            <ttl>15</ttl>
            <lastBuildDate>Thu, 20 Jun 2024 11:10:00 +0330</lastBuildDate>
            <item>
              <title><![CDATA[افتتاح کتابخانهٔ تازه در شیراز]]></title>
              <link>https://ayeneh.example/news/1001?utm_source=rss&amp;id=7</link>
              <guid isPermaLink="false">1001</guid>
              <pubDate>Thu, 20 Jun 2024 11:05:00 +0330</pubDate>
              <dc:creator>نرگس رهگذر</dc:creator>
              <dc:creator>پیمان سپهر</dc:creator>
              <category>فرهنگ</category>
              <category>شهر</category>
              <description>&lt;p&gt;کتابخانه‌ای تازه&lt;br&gt;در شیراز&lt;/p&gt;</description>
              <content:encoded><![CDATA[<p>کتابخانه‌ای تازه در شیراز باز شد.</p><script>track()</script><p>ساعت کار آن از ۸ تا ۲۰ است &amp; ورود آزاد.</p>]]></content:encoded>
              <media:content url="https://ayeneh.example/i/1001.jpg" medium="image"/>
              <enclosure url="https://ayeneh.example/a/1001.mp3" length="1234" type="audio/mpeg"/>
            </item>
            <item>
              <title>بارش باران در گیلان</title>
              <guid>https://ayeneh.example/news/1002</guid>
              <pubDate>جمعه, ۰۱ تیر ۱۴۰۳ ۰۹:۱۵:۰۰ +0330</pubDate>
              <description>باران از دیشب آغاز شد.</description>
            </item>
          </channel>
        </rss>
        """;

    public const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="https://saha.example/blog/">
          <title type="html">ساحة &amp;amp; حوار</title>
          <id>tag:saha.example,2024:feed</id>
          <link href="/"/><link rel="self" href="feed.atom"/><link rel="next" href="feed.atom?page=2"/>
          <updated>2024-06-20T08:00:00Z</updated>
          <entry>
            <id>tag:saha.example,2024:1</id>
            <title>معرض الكتاب في بيروت</title>
            <link rel="enclosure" href="audio.mp3" type="audio/mpeg" length="99"/>
            <link href="2024/06/book-fair"/>
            <published>2024-06-19T18:30:00+03:00</published>
            <updated>2024-06-20T07:00:00Z</updated>
            <author><name>ليلى الحداد</name><email>layla@saha.example</email></author>
            <category term="culture" label="ثقافة"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>افتتح <a href="fair">المعرض</a> أمس.</p></div></content>
          </entry>
        </feed>
        """;

    public const string Rdf = """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
          <channel rdf:about="https://ravagh.example/rdf"><title>رواق</title><link>https://ravagh.example</link><items><rdf:Seq><rdf:li resource="https://ravagh.example/5"/></rdf:Seq></items></channel>
          <item rdf:about="https://ravagh.example/5"><title>نمایشگاه عکس در تبریز</title><link>https://ravagh.example/5</link><dc:date>1403-03-31T11:05:00</dc:date><dc:subject>هنر</dc:subject></item>
        </rdf:RDF>
        """;

    public const string Json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"Khalij Wire","home_page_url":"https://khalij.example/","feed_url":"https://khalij.example/feed.json","language":"en",
         "items":[{"id":42,"url":"https://khalij.example/42","title":"Port reopens","content_html":"<p>The port reopened.</p>","date_published":"2024-06-20T07:35:00Z","tags":["ports","trade"],"authors":[{"name":"Dana Mir"}]},
                  {"id":"43","url":"/43","content_text":"Short note","date_published":"2024-06-20T08:00:00+03:30","author":{"name":"Old Style"}}]}
        """;

    public const string Sitemap = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
          <url><loc>https://ayeneh.example/news/1001</loc><lastmod>2024-06-20</lastmod>
            <news:news><news:publication><news:name>آینه</news:name><news:language>fa</news:language></news:publication>
            <news:publication_date>2024-06-20T11:05:00+03:30</news:publication_date><news:title>افتتاح کتابخانه</news:title><news:keywords>شیراز، کتاب, شهر</news:keywords></news:news></url>
          <url><loc>https://ayeneh.example/news/1002</loc></url>
        </urlset>
        """;

    public const string SitemapIndex = """
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://ayeneh.example/map-1.xml.gz</loc><lastmod>2024-06-20T07:35:00Z</lastmod></sitemap><sitemap><loc>https://ayeneh.example/map-2.xml</loc></sitemap></sitemapindex>
        """;

    public const string Robots = """
        User-agent: MonitoringBot
        Disallow: /private/*.html$
        Allow: /private/open
        Crawl-delay: 2.5

        User-agent: *
        Disallow: /اخبار
        Sitemap: https://ayeneh.example/sitemap.xml
        """;

    public static readonly IReadOnlyList<string> All = [Rss, Atom, Rdf, Json, Sitemap, SitemapIndex];

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
