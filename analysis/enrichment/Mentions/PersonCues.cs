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

    // First names, then one surname; after a title a surname alone will do. What half-spaces join counts as one word.
    private static int NameEnd(WordText text, int first, bool titled)
    {
        if (first >= text.Count || !text[first].IsWord || text[first].Joined || (!titled && !Lexicons.GivenNames.Contains(text.Folded(first, UnitEnd(text, first))))) return first;
        var at = first;
        for (var given = 0; at < text.Count && given < 3 && IsGiven(text, at, titled || at > first || OfficeFollows(text, UnitEnd(text, UnitEnd(text, first)))); given++)
        {
            at = UnitEnd(text, at);
            // «ژان-پل»
            if (at + 1 < text.Count && text[at].Mark == '-' && text[at].Start == text[at - 1].End && text[at + 1].IsWord && text[at + 1].Start == text[at].End) at = UnitEnd(text, at + 1);
        }

        if (at == first)
            return titled && IsSurname(text, at) ? UnitEnd(text, at) : first;
        // «محمد بن سلمان آل سعود»، «مکی بن آل خلیفه».
        if (at + 1 < text.Count && Particles.Contains(text, at) && text[at + 1].IsWord)
        {
            var end = at + 2;
            while (end + 1 < text.Count && Particles.Contains(text, end) && text[end + 1].IsWord) end += 2;
            return end;
        }

        if (at < text.Count && text[at].Start - text[at - 1].End <= 1 && IsSurname(text, at))
        {
            // A surname of two written words: «حاجی زاده»، «کریمی قدوسی».
            var end = UnitEnd(text, at);
            return end < text.Count && SurnameTails.Contains(text, end) ? end + 1 : end;
        }

        // «رها بحرینی، پژوهشگر …»: beside an office even an adjective is a surname.
        if (at < text.Count && text[at].IsWord && text.Folded(at, UnitEnd(text, at)) is [_, _, _, .., 'ی'] adjective && !NoNames.Contains(adjective) && !Lexicons.Offices.Contains(text, at)
            && UnitEnd(text, at) is var comma && comma < text.Count && text[comma].Mark is '،' or ',' && OfficeFollows(text, comma)) return comma;

        // The last first name may be the surname itself («حسن محمد»), when two stand together after a title or before an office.
        return (titled || OfficeFollows(text, at)) && text.WrittenWords(first, at) >= 2 ? at : first;
    }

    // One past the words that half-spaces join to the word here.
    private static int UnitEnd(WordText text, int at)
    {
        if (at < text.Count) at++;
        while (at < text.Count && text[at].Joined) at++;
        return at;
    }

    private static readonly WordSet Particles = new("بن, بنت, ابن, آل, ولد, فون, فان");

    // «سالم نعمانی، رئیس هیئت …»: beside an office even a first name that is a common word is a name.
    private static bool OfficeFollows(WordText text, int at)
    {
        if (at < text.Count && text[at].Mark is '،' or ',') at++;
        return at < text.Count && Lexicons.Offices.MatchAt(text, at, 3) > 0;
    }

    /// <summary>Second words of surnames.</summary>
    public static readonly WordSet SurnameTails = new("زاده, پور, نژاد, نیا, فر, راد, وند, مقدم, منش, خواه, دوست, تبار, لو, کنی, آبادی, الدین, اللهیان, الهی, تهرانی, اصفهانی, تبریزی, شیرازی, یزدی, کرمانی, خراسانی, همدانی, مازندرانی");

    private static bool IsGiven(WordText text, int at, bool trusted)
    {
        if (at >= text.Count || !text[at].IsWord) return false;
        var folded = text.Folded(at, UnitEnd(text, at));
        return folded.Length > 1 && Lexicons.GivenNames.Contains(folded) && (trusted || !Lexicons.CommonWords.Contains(folded));
    }

    private static bool IsSurname(WordText text, int at)
    {
        if (at >= text.Count || !text[at].IsWord) return false;
        var folded = text.Folded(at, UnitEnd(text, at));
        return folded.Length >= 3 && !char.IsDigit(folded[0]) && !NoNames.Contains(folded) && !Lexicons.CommonWords.Contains(folded)
            && !Lexicons.Titles.Contains(folded) && !Lexicons.Offices.Contains(folded);
    }
}
