using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Mentions;

/// <summary>Persons by what stands before or in the name: a title («دکتر …»), a first name followed by a word that is no common word.</summary>
internal static class PersonCues
{
    // «امام خمینی»، «امام رضا»: names of streets, hospitals and holy persons more often than of people in the news.
    private static readonly WordSet WeakTitles = new("امام, حضرت, شاه, سر, ملک, آزاده, ملکه, استاد, سید, حاجی, president, senator, general");

    // What follows a title without being a name.
    private static readonly WordSet NoNames = new("""
        العظمی, والمسلمین, المسلمین, و, در, به, از, که, را, با, این, آن, بود, است, شد, گفت, هم, نیز, تا, بر, یا, اما, چون, جمهور, جمهوری, آمریکایی, ایرانی, اسرائیلی, صهیونیست, صهیونیستی, محترم, عزیز, بزرگ, گرامی, وقت, سابق, پیشین, اسبق, جدید, فعلی, عالی, کل, ارشد
        """);

    public static List<NameSpan> Find(WordText text)
    {
        var spans = new List<NameSpan>();
        for (var i = 0; i < text.Count;)
        {
            var title = text[i].IsWord ? Lexicons.Titles.MatchAt(text, i, 5) : 0;
            var strong = title > 0 && WeakTitles.MatchAt(text, i, 2) != title;
            var first = i + title;
            var end = NameEnd(text, first, strong);
            if (end > first)
            {
                spans.Add(new NameSpan(first, end, EntityType.Person));
                i = end;
            }
            else i = Math.Max(first, i + 1);
        }

        return spans;
    }

    // First names, then one surname; after a title a surname alone will do.
    private static int NameEnd(WordText text, int first, bool titled)
    {
        var at = first;
        while (at < text.Count && at - first < 3 && IsGiven(text, at, titled || at > first || OfficeFollows(text, first + 2))) at++;
        if (at == first)
            return titled && IsSurname(text, at) ? at + 1 : first;
        if (at < text.Count && text[at].Start - text[at - 1].End <= 1 && IsSurname(text, at))
        {
            // A surname of two written words: «حاجی زاده»، «کریمی قدوسی».
            var end = at + 1;
            return end < text.Count && SurnameTails.Contains(text, end) ? end + 1 : end;
        }

        // The last first name may be the surname itself («حسن محمد»), when two stand together after a title.
        return titled && at - first >= 2 ? at : first;
    }

    // «سالم نعمانی، رئیس هیئت …»: beside an office even a first name that is a common word is a name.
    private static bool OfficeFollows(WordText text, int at)
    {
        if (at < text.Count && text[at].Mark is '،' or ',') at++;
        return at < text.Count && Lexicons.Offices.MatchAt(text, at, 3) > 0;
    }

    private static readonly WordSet SurnameTails = new("زاده, پور, نژاد, نیا, فر, راد, وند, مقدم, منش, خواه, دوست, تبار, لو, کنی, آبادی, الدین, اللهیان, الهی, تهرانی, اصفهانی, تبریزی, شیرازی, یزدی, کرمانی, خراسانی, همدانی, مازندرانی");

    private static bool IsGiven(WordText text, int at, bool trusted) =>
        text[at].IsWord && text.Folded(at).Length > 1 && Lexicons.GivenNames.Contains(text.Folded(at)) && (trusted || !Lexicons.CommonWords.Contains(text.Folded(at)));

    private static bool IsSurname(WordText text, int at)
    {
        if (at >= text.Count || !text[at].IsWord || text.Folded(at).Length < 3 || char.IsDigit(text.Folded(at)[0])) return false;
        var folded = text.Folded(at);
        return !NoNames.Contains(folded) && !Lexicons.CommonWords.Contains(folded) && !Lexicons.Titles.Contains(folded) && !Lexicons.Offices.Contains(folded);
    }
}
