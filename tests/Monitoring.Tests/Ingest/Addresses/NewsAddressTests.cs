using Monitoring.Ingest.Addresses;

namespace Monitoring.Tests.Ingest.Addresses;

/// <summary>Addresses in the manner of Persian publishers: what readers would call one article is one, and nothing else.</summary>
public sealed class NewsAddressTests
{
    /// <summary>Each line is one article under the addresses that sites, feeds, phones and readers give it; each line is another article.</summary>
    private static readonly string[][] Articles =
    [
        ["https://www.mehrnews.com/news/6142565/بهره-گیری-از-ظرفیت-ها", "http://mehrnews.com/news/6142565", "https://www.mehrnews.com/news/6142565/", "https://www.mehrnews.com/news/6142565/%D8%A8%D9%87%D8%B1%D9%87?utm_source=telegram", "https://m.mehrnews.com/news/6142565/عنوان-تازه#comments"],
        ["https://www.mehrnews.com/news/6142566/بهره-گیری-از-ظرفیت-ها"],
        ["https://www.mehrnews.com/photo/6142565/بهره-گیری-از-ظرفیت-ها"],
        ["https://www.mehrnews.com/xAbCd", "http://mehrnews.com/xAbCd/"],
        ["https://www.mehrnews.com/xabcd"],
        ["https://en.mehrnews.com/news/6142565/Iran-calls-for-unity"],
        ["https://www.isna.ir/news/1403033120123/سرپرست-وزارت-خارجه", "https://isna.ir/news/1403033120123"],
        ["https://www.isna.ir/news/1403033120124/سرپرست-وزارت-خارجه"],
        ["https://www.isna.ir/xdQQQ"],
        ["https://www.isna.ir/xdQQq"],
        ["https://www.tasnimnews.com/fa/news/1403/03/31/3107712/گفت-وگو-با-وزیر", "https://tasnimnews.com/fa/news/1403/03/31/3107712", "https://www.tasnimnews.com/fa/news/1403/03/31/3107712/%DA%AF%D9%81%D8%AA?utm_medium=rss"],
        ["https://www.tasnimnews.com/fa/news/1403/03/31/3107713/گفت-وگو-با-وزیر"],
        ["https://www.tasnimnews.com/en/news/1403/03/31/3107712"],
        ["https://www.irna.ir/news/85514821/آغاز-به-کار-نمایشگاه", "https://irna.ir/news/85514821/"],
        ["https://www.irna.ir/news/85514822/آغاز-به-کار-نمایشگاه"],
        ["https://farsnews.ir/news/14030331000123/دیدار-در-دوحه", "http://www.farsnews.ir/news/14030331000123"],
        ["https://farsnews.ir/Sport/1718868900123456789/بازی-امشب", "https://farsnews.ir/Sport/1718868900123456789"],
        ["https://www.bbc.com/persian/articles/c4nn8v0y1q3o", "https://www.bbc.com/persian/articles/c4nn8v0y1q3o.amp", "http://bbc.com/persian/articles/c4nn8v0y1q3o?at_medium=RSS&at_campaign=KARANGA"],
        ["https://www.bbc.com/persian/articles/c4nn8v0y1q3p"],
        ["https://www.bbc.com/arabic/articles/c4nn8v0y1q3o"],
        ["https://donya-e-eqtesad.com/بخش-اقتصاد-3/4080123-بازار-ارز-آرام-شد", "https://www.donya-e-eqtesad.com/بخش-اقتصاد-3/4080123-بازار-ارز-بی-نوسان"],
        ["https://donya-e-eqtesad.com/بخش-اقتصاد-3/4080124-بازار-ارز-آرام-شد"],
        ["https://www.ilna.ir/بخش-سیاسی-3/1498123-واکنش-سخنگو", "http://ilna.ir/بخش-سیاسی-3/1498123"],
        ["https://www.yjc.ir/fa/news/8756123/باران-در-راه-است", "https://yjc.ir/fa/news/8756123"],
        ["https://www.khabaronline.ir/news/1921234/پرونده-تازه", "https://khabaronline.ir/news/1921234/پرونده‌ای-تازه"],
        ["https://www.tabnak.ir/fa/news/1242123/یک-خبر", "https://tabnak.ir/fa/news/1242123"],
        ["https://www.tabnak.ir/005Fr1"],
        ["https://www.tabnak.ir/005FR1"],
        ["https://www.dw.com/fa-ir/گفت-وگوی-تازه-در-وین/a-69412345", "https://amp.dw.com/fa-ir/گفت-وگو-در-وین/a-69412345", "https://dw.com/fa-ir/a-69412345"],
        ["https://www.dw.com/fa-ir/گفت-وگوی-تازه-در-وین/a-69412346"],
        ["https://www.radiofarda.com/a/اعتراض-کارگران-در-اراک/32987654.html", "https://www.radiofarda.com/a/32987654.html"],
        ["https://www.radiofarda.com/a/اعتراض-کارگران-در-اراک/32987655.html"],
        ["https://example.ir/اقتصاد/123456"],
        ["https://example.ir/سیاست/123456"],
        ["https://example.ir/تهران/1403"],
        ["https://example.ir/تهران/1404"],
        ["https://example.ir/Default.aspx?newsid=12345", "http://www.example.ir/default.aspx?newsid=12345&utm_campaign=x"],
        ["https://example.ir/?newsid=12346"],
        ["https://xn--mgba3ai0hqpjs.example/news/12345/", "https://پارسیان.example/news/12345"],
    ];

    [Fact]
    public void Of_NewsAddresses_JoinsOneArticlesAddressesAndNoOthers()
    {
        var faults = new List<string>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var article = 0; article < Articles.Length; article++)
        {
            foreach (var address in Articles[article])
            {
                var canonical = CanonicalAddress.Of(address);
                if (!known.TryAdd(canonical, article) && known[canonical] != article) faults.Add($"{address} is taken for {Articles[known[canonical]][0]}");
                if (canonical != CanonicalAddress.Of(Articles[article][0])) faults.Add($"{address} is not taken for {Articles[article][0]}: {canonical}");
                if (CanonicalAddress.Of(canonical) != canonical) faults.Add($"{canonical} is not settled");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
