using System.Text;
using CsCheck;
using Monitoring.Text;
using Monitoring.Text.Normalisation;
using Monitoring.Text.Tokens;

namespace Monitoring.Tests.Text.Spelling;

public class TermPropertyTests
{
    private const string Letters = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئءأؤةيكىۀ";

    /// <summary>Any UTF-16 at all, lone surrogates too, with the units that matter here met often.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.Char[Letters + "\u200C\u200C  ‏ـِّٔٓ۱2٣.,،؟?\"«»()…:\n\tabZé'@/\u00AD\u200D\uFEFF\uD800\uDC00"].Array[0, 60].Select(c => new string(c)),
        Gen.OneOf("می", "نمی", "رود", "کتاب", "ها", "های", "خانه", "ای", "اش", "کار", "تر", "گفت", "و", "گو", "به", "\u200C", " ", " ", "  ", "،", "ٔ", "؟", "1", "IMF", "...", "ه", "هه").Array[0, 24].Select(string.Concat));

    private static readonly Gen<string> Words = Gen.OneOf("کتاب", "می‌رود", "خانه", "ایران", "دیدار", "سازمان", "نسل‌کشی", "جمهوری", "یک", "پنجره‌ها", "مؤسسه", "عملیات", "دیده", "بهار")
        .Array[1, 8].Select(w => string.Join(' ', w));

    private static string[] Exacts(string text) => [.. TextAnalyzer.Shared.Terms(text).Select(t => t.Exact)];

    [Fact]
    public void Normalise_Twice_EqualsOnce() => AnyText.Sample(
        text =>
        {
            var once = Normaliser.Spelling(text, "fa");
            Assert.Equal(once, Normaliser.Spelling(once, "fa"));
            var arabic = Normaliser.Spelling(text, "ar");
            Assert.Equal(arabic, Normaliser.Spelling(arabic, "ar"));
        },
        iter: 20_000);

    [Theory]
    [InlineData("گوها1ٔ1...IMF")]
    [InlineData("۱1...IMF")]
    [InlineData("۱1abc")]
    public void Normalise_ADigitBeforeAForeignRun_EqualsOnce(string text)
    {
        var once = Normaliser.Spelling(text, "fa");

        Assert.Equal(once, Normaliser.Spelling(once, "fa"));
    }

    [Fact]
    public void Normalise_Map_IsInOrderAndInside() => AnyText.Sample(
        text =>
        {
            var normal = Normaliser.Normalise(text, "fa");
            var last = 0;
            for (var i = 0; i <= normal.Text.Length; i++)
            {
                var origin = normal.Origin(i);
                Assert.InRange(origin, last, text.Length);
                last = origin;
            }
        },
        iter: 5_000);

    [Fact]
    public void Terms_Offsets_CutTheirOwnLetters() => AnyText.Sample(
        text =>
        {
            var end = 0;
            foreach (var term in TextAnalyzer.Shared.Terms(text))
            {
                Assert.InRange(term.Start, end, text.Length);
                Assert.InRange(term.End, term.Start + 1, text.Length);
                end = term.End;
                Assert.InRange(term.Exact.Length, 1, TokenScanner.MaxLetters);
                Assert.InRange(term.Stem.Length, 1, TokenScanner.MaxLetters);
                var again = Exacts(text[term.Start..term.End]);
                Assert.Equal(term.Exact.Replace(".", "", StringComparison.Ordinal), string.Concat(again).Replace(".", "", StringComparison.Ordinal));
            }
        },
        iter: 10_000);

    [Fact]
    public void Terms_LetterAndDigitVariants_ChangeNoTerm() => Words.Select(Gen.Int[0, int.MaxValue]).Sample(
        (text, seed) =>
        {
            var random = new Random(seed);
            var varied = new StringBuilder();
            foreach (var c in text + " ۱۲۳ 456")
            {
                varied.Append(c switch
                {
                    'ی' => "یيى"[random.Next(3)],
                    'ک' => "کك"[random.Next(2)],
                    'ه' => "هە"[random.Next(2)],
                    'ا' => "اأإ"[random.Next(3)],
                    >= '۰' and <= '۹' => (char)(c - '۰' + "۰٠0"[random.Next(3)]),
                    >= '0' and <= '9' => (char)(c - '0' + "۰٠0"[random.Next(3)]),
                    _ => c,
                });
                // A mark or tatweel after any letter, doubled half-spaces, half-spaces at edges and after letters that do not join.
                if (char.IsLetter(c) && random.Next(3) == 0) varied.Append("ـِّٓٔ"[random.Next(5)]);
                if (c == '\u200C') varied.Append('\u200C', random.Next(3));
                if (c is 'ا' or 'ر' or 'د' or 'و' && random.Next(2) == 0) varied.Append('\u200C');
                if (c == ' ' && random.Next(2) == 0) varied.Append('\u200C');
            }

            Assert.Equal(TextAnalyzer.Shared.Terms(text + " ۱۲۳ 456").Select(t => (t.Exact, t.Stem, t.Position)), TextAnalyzer.Shared.Terms(varied.ToString()).Select(t => (t.Exact, t.Stem, t.Position)));
        },
        iter: 5_000);

    [Fact]
    public void Terms_OfGoodSpelling_AreTermsOfTheText() => Words.Sample(
        text => Assert.Equal(Exacts(text), Exacts(Normaliser.Spelling(text, "fa"))), iter: 2_000);

    [Theory]
    [InlineData("م")]
    [InlineData("ه")]
    [InlineData("\u200C")]
    [InlineData("\u0650")]
    [InlineData("\uD800")]
    [InlineData("\uDC00")]
    [InlineData("می ")]
    [InlineData("a.")]
    [InlineData("1,")]
    [InlineData("a@")]
    [InlineData("http://a ")]
    [InlineData("گفت و ")]
    [InlineData("\"")]
    [InlineData("ﷲ")]
    [InlineData("'a")]
    public void Terms_Work_GrowsLinearly(string unit)
    {
        var (small, large) = (Steps(unit, 20_000), Steps(unit, 200_000));
        Assert.InRange(large, 0, (small * 11) + 1000);

        static long Steps(string unit, int times) => TextAnalyzer.Shared.Terms(string.Concat(Enumerable.Repeat(unit, times)), []);
    }

    [Theory]
    [InlineData('م')]
    [InlineData('\u200C')]
    [InlineData('\u0650')]
    [InlineData('\uD800')]
    public void Analyze_TwentyMegabytesOfOneUnit_Finishes(char unit)
    {
        var text = new string(unit, 10 * 1024 * 1024);
        Assert.InRange(TextAnalyzer.Shared.Analyze(text).Terms.Count, 0, 1);
    }
}
