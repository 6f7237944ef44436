using CsCheck;
using Monitoring.Enrichment;

namespace Monitoring.Tests.Enrichment;

public sealed class HostileTextTests
{
    private static readonly Enricher Enricher = Enricher.Load();

    public static TheoryData<string> Texts() => new(
        string.Concat(Enumerable.Repeat("ایران ", 170_000)),
        string.Concat(Enumerable.Repeat("علی ", 250_000)),
        string.Concat(Enumerable.Repeat("گفت: ", 200_000)),
        string.Concat(Enumerable.Repeat("دکتر رئیس ", 100_000)),
        string.Concat(Enumerable.Repeat("علی باقری گفت: «", 60_000)),
        new string('ا', 1_000_000),
        new string('«', 300_000),
        new string('\u200c', 300_000),
        string.Concat(Enumerable.Repeat("وزیر و ", 150_000)),
        "");

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Enrich_EndlessRepetition_Ends(string text) => AssertSound(Enricher.Enrich("hostile", text));

    private static readonly string[] Pieces =
    [
        "علی", "باقری", " ", "\u200c", "گفت", ":", "«", "»", ".", "\n", "وی", "رئیس", "حماس", "،", "آیت‌الله", "تهران", "ء", "\u0651", "12",
        "به گفته", "-", "و", "😀", "x", "É",
    ];

    [Fact]
    public void Enrich_AnyText_SpansLieInTheText() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(indexes => string.Concat(indexes.Select(i => Pieces[i])))
            .Sample(text => AssertSound(Enricher.Enrich("any", text)), iter: 3000);

    private static void AssertSound(EnrichedArticle found)
    {
        var text = found.Article.Text;
        Assert.All(found.Mentions, m => Assert.Equal(text[m.Start..m.End], m.Text));
        Assert.All(found.Quotes, q => Assert.Equal(text[q.Start..q.End], q.Text));
        Assert.All(found.Topics, t => Assert.InRange(t.Score, 0, 1));
    }
}
