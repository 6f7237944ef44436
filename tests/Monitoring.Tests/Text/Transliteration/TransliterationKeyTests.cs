using CsCheck;
using Monitoring.Text.Transliteration;

namespace Monitoring.Tests.Text.Transliteration;

public class TransliterationKeyTests
{
    [Theory]
    [InlineData("هنیه", "Haniyeh", "Haniya", "Haniyya", "Hanieh", "هنية")]
    [InlineData("اسماعیل هنیه", "Ismail Haniyeh", "Esmail Haniyeh", "Ismaeel Haniya", "إسماعيل هنية")]
    [InlineData("دوحه", "Doha", "الدوحة")]
    [InlineData("باقری", "Bagheri", "Baqeri", "باقري")]
    [InlineData("خامنه‌ای", "Khamenei", "خامنئي")]
    [InlineData("عراقچی", "Araghchi", "Araqchi")]
    [InlineData("حسین", "Hossein", "Hussein", "Husayn", "Hoseyn", "حسين")]
    [InlineData("محمد", "Mohammad", "Muhammad", "Mohamed", "محمّد")]
    [InlineData("تل‌آویو", "Tel Aviv", "تل آویو")]
    [InlineData("تهران", "Tehran", "Teheran", "طهران")]
    [InlineData("قاسم", "Qasem", "Ghasem", "Kassem", "Qassim")]
    [InlineData("غزه", "Gaza", "Ghazza", "غزة")]
    [InlineData("پوتین", "Putin", "بوتين")]
    [InlineData("رئیسی", "Raisi", "Raeisi", "رئيسي")]
    [InlineData("شیراز", "Shiraz", "Şiraz", "Širaz")]
    [InlineData("ویتبسک", "Vitebsk", "فيتيبسك")]
    [InlineData("جانسون", "Johnson")]
    [InlineData("خوسه", "José")]
    [InlineData("کاستاریچ", "Kastarić")]
    [InlineData("محافظة البصرة", "بصره", "Basra")]
    public void Match_SpellingsOfOneName_ShareAKey(string persian, params string[] others) =>
        Assert.All(others, other => Assert.True(
            TransliterationKey.Match(persian, other),
            $"{persian}: {string.Join(' ', TransliterationKey.Of(persian))} | {other}: {string.Join(' ', TransliterationKey.Of(other))}"));

    [Theory]
    [InlineData("حسن", "حسین")]
    [InlineData("Hasan", "حسین")]
    [InlineData("تهران", "Tabriz")]
    [InlineData("باقری", "Karimi")]
    [InlineData("دوحه", "Baghdad")]
    [InlineData("سلمان", "سلیمان")]
    [InlineData("Salman", "Soleimani")]
    public void Match_DifferentNames_ShareNone(string one, string other) => Assert.False(TransliterationKey.Match(one, other));

    [Fact]
    public void Of_AnyText_IsBoundedAndNeverThrows() => Gen.OneOf(Gen.String, Gen.String["aeiouyhkgsczjtd-' ابتثجحخهویضذ\u200C"]).Sample(name =>
    {
        var keys = TransliterationKey.Of(name);
        Assert.InRange(keys.Count, 0, TransliterationKey.MostKeys);
        Assert.All(keys, key => Assert.InRange(key.Length, 1, 2 * TransliterationKey.LongestName + 2));
    }, iter: 20_000);

    [Fact]
    public void Of_NoLetters_HasNoKey()
    {
        Assert.Empty(TransliterationKey.Of(""));
        Assert.Empty(TransliterationKey.Of("۱۲۳ !"));
    }

    [Theory]
    [InlineData("name_en", "name_fa", .80)]
    [InlineData("name_en", "name_ar", .79)]
    [InlineData("name_fa", "name_ar", .60)]
    public void Match_CitiesInTwoLanguages_FindsMostAndFewOthers(string one, string other, double least)
    {
        var path = SharedFiles.Find("data/facts/ne_cities.tsv");
        Assert.SkipWhen(path is null, SharedFiles.Absent);
        var columns = File.ReadLines(path).First().Split('\t');
        var (first, second) = (Array.IndexOf(columns, one), Array.IndexOf(columns, other));
        var cities = File.ReadLines(path).Skip(1).Select(l => l.Split('\t')).Where(c => c[first].Length > 0 && c[second].Length > 0).ToList();
        var byKey = cities.SelectMany((c, i) => TransliterationKey.Of(c[second]).Select(k => (Key: k, City: i))).ToLookup(k => k.Key, k => k.City);
        var (found, others) = (0, 0);
        foreach (var (i, city) in cities.Index())
        {
            var like = TransliterationKey.Of(city[first]).SelectMany(k => byKey[k]).ToHashSet();
            if (like.Contains(i)) found++;
            others += like.Count(c => cities[c][second] != city[second]);
        }

        Assert.InRange((double)found / cities.Count, least, 1);
        Assert.InRange((double)others / cities.Count, 0, 1);
    }
}
