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

    [Fact]
    public void Match_CitiesInEnglishAndPersian_FindsMost()
    {
        var path = SharedFiles.Find("data/facts/ne_cities.tsv");
        Assert.SkipWhen(path is null, SharedFiles.Absent);
        var cities = File.ReadLines(path).Skip(1).Select(l => l.Split('\t')).Where(c => c[3].Length > 0 && c[4].Length > 0).ToList();
        var found = cities.Count(c => TransliterationKey.Match(c[3], c[4]));
        Assert.InRange((double)found / cities.Count, .75, 1);
    }
}
