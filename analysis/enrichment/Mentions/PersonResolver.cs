using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Words;
using Monitoring.Text.Normalisation;

namespace Monitoring.Enrichment.Mentions;

/// <summary>Who the persons of a text are: full names are looked up in the registry or become new persons; a surname alone is the
/// person of that surname whom the text names in full, else the one whom readers take it for.</summary>
internal sealed class PersonResolver(EntityRegistry registry)
{
    private const int LongestName = 6;

    // Adjectives that are written like surnames and are none.
    private static readonly WordSet NoPersons = new("صهیونیستی, صهیونیست, صهیونیستها, مهر, فارس, تسنیم, ایسنا, ایرنا, فارسی, اسلامی, ایرانی, آمریکایی, شهیدمان, شهیدش, رهبرمان, اماممان, امامان, شهدا");

    // Said behind a name, and in some texts instead of a greeting: no name itself.
    private static readonly WordSet Honorifics = new("علیه السلام, علیها السلام, علیهما السلام, سلام الله علیها, صلی الله علیه, رحمه الله, رحمت الله علیه, رضوان الله, قدس سره, دامت برکاته, دام ظله, حفظه الله, مد ظله, مدظله العالی, عزیز, جان, محترم");

    private static readonly WordSet Exclamations = new("سبحان الله, بسم الله, ان شاء الله, انشاءالله, ماشاءالله, ما شاء الله, الحمدلله, الحمد لله, یا علی, یا حسین, یا زهرا, یا مهدی, لبیک یا حسین, الله اکبر, استغفرالله, کوکتل مولوتف");

    private sealed record Full(int First, string Surname, Person Person);

    public List<PersonMention> Resolve(WordText text, List<NameSpan> spans)
    {
        var mentions = new List<PersonMention>();
        var byKey = new Dictionary<string, Person>(StringComparer.Ordinal);
        var byId = new Dictionary<string, Person>(StringComparer.Ordinal);
        var fulls = new List<Full>();
        var longSurnames = LongSurnames(text, spans);
        var singles = new List<NameSpan>();
        foreach (var span in spans)
        {
            if (span.Type != EntityType.Person) continue;
            var (first, end) = span.Known is null ? WithoutTitles(text, span.First, span.End) : (span.First, span.End);
            if (first >= end || !IsName(text, first, end, span.Known)) continue;
            var single = span.Known is null && (text.WrittenWords(first, end) == 1 || longSurnames.Contains(text.Folded(first, end).ToString()));
            if (single || span.Use == NameUse.Surname)
            {
                singles.Add(span with { First = first, End = end });
                continue;
            }

            var key = text.Folded(first, end).ToString();
            if (!byKey.TryGetValue(key, out var person)) byKey[key] = person = Known(span.Known, key, byId) ?? New(text, first, end);
            mentions.Add(new PersonMention(first, end, person));
            fulls.Add(new Full(first, Surname(text, first, end), person));
        }

        var surnames = fulls.GroupBy(f => f.Surname, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var single in singles)
            if (Single(text, single, surnames, byKey, byId) is { } person) mentions.Add(new PersonMention(single.First, single.End, person));
        Repeats(text, spans, mentions, surnames);
        mentions.Sort((a, b) => a.First.CompareTo(b.First));
        return mentions;
    }

    // «امین قاسمی‌پور» and later «قاسمی پور»: a surname that was written as two words is no first name and surname.
    private static HashSet<string> LongSurnames(WordText text, List<NameSpan> spans)
    {
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var span in spans)
            if (span.Type == EntityType.Person && text.WrittenWords(span.First, span.End) > 1 && Surname(text, span.First, span.End) is var surname && surname.Length < text.Folded(span.First, span.End).Length) surnames.Add(surname);
        return surnames;
    }

    private Person? Known(RegistryEntity? known, string key, Dictionary<string, Person> byId)
    {
        if (known is null && registry.LookupExact(key, EntityType.Person) is [var id, ..]) known = registry.Find(id);
        if (known is null) return null;
        if (!byId.TryGetValue(known.Id, out var person)) byId[known.Id] = person = new Person(known.Id, known.Name, known);
        return person;
    }

    private static Person New(WordText text, int first, int end)
    {
        var name = PersonSpelling.Of(text.Written(first, end));
        return new Person("person:" + Slug(name), name, null);
    }

    /// <summary>A name as written, in Persian letters, single spaces, half-spaces kept.</summary>
    public static string Spelled(WordText text, int first, int end)
    {
        var name = new System.Text.StringBuilder();
        for (var i = first; i < end; i++)
        {
            if (!text[i].IsWord) continue;
            if (name.Length > 0) name.Append(text[i].Joined ? '\u200c' : ' ');
            foreach (var c in text.Text.AsSpan(text[i].Start, text[i].End - text[i].Start))
                if (!Folding.IsMark(c)) name.Append(c);
        }

        return Normaliser.PersianLettersOf(name.ToString()).Text;
    }

    /// <summary>The tail of a made id: letters of the name, words joined by hyphens.</summary>
    public static string Slug(string name) => name.ToLowerInvariant().Replace(' ', '-').Replace('\u200c', '-');

    private Person? Single(WordText text, NameSpan single, Dictionary<string, List<Full>> surnames, Dictionary<string, Person> byKey, Dictionary<string, Person> byId)
    {
        var key = text.Folded(single.First, single.End).ToString();
        if (surnames.TryGetValue(key, out var fulls)) return Nearest(fulls, single.First);
        if (single.Known is not null)
            return Known(single.Known, key, byId);

        if (byKey.TryGetValue(key, out var same)) return same;
        // A lone surname that nobody explains is believed behind a title only («دکتر …»), and stays that text's own.
        var titled = Lexicons.Titles.MatchBefore(text, single.First, 5) > 0;
        return titled && key.Length > 3 && !Lexicons.GivenNames.Contains(key) ? byKey[key] = New(text, single.First, single.End) : null;
    }

    // Bare surnames of persons whom the text names in full, wherever no other name stands.
    private static void Repeats(WordText text, List<NameSpan> spans, List<PersonMention> mentions, Dictionary<string, List<Full>> surnames)
    {
        if (surnames.Count == 0) return;
        var taken = new bool[text.Count];
        foreach (var span in spans)
            if (span.Type != EntityType.Person) taken.AsSpan(span.First, span.Length).Fill(true);
        foreach (var mention in mentions) taken.AsSpan(mention.First, mention.End - mention.First).Fill(true);
        var lookup = surnames.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Count; i++)
        {
            if (taken[i] || !text[i].IsWord || text[i].Joined) continue;
            var end = i + 1;
            while (end < text.Count && text[end].Joined && end - i < 3) end++;
            if (!lookup.TryGetValue(text.Folded(i, end), out var fulls) || !StandsAlone(text, i, end)) continue;
            mentions.Add(new PersonMention(i, end, Nearest(fulls, i)));
        }
    }

    // A surname that is a word too counts only where a person stands: behind a title, before a colon or a verb of speech.
    private static bool StandsAlone(WordText text, int i, int end)
    {
        var folded = text.Folded(i, end);
        if (folded.Length < 3) return false;
        if (!Lexicons.CommonWords.Contains(folded) && !Lexicons.GivenNames.Contains(folded)) return true;
        // A surname that is a first name too, where no surname follows it.
        if (!Lexicons.CommonWords.Contains(folded) && (end >= text.Count || !text[end].IsWord || Lexicons.CommonWords.Contains(text, end))) return true;
        return Lexicons.Titles.MatchBefore(text, i, 5) > 0 || (end < text.Count && text[end].Mark == ':' && (i == 0 || text[i - 1].Mark == '\n'));
    }

    // The last one named before; full names stand in text order.
    private static Person Nearest(List<Full> fulls, int at)
    {
        var (low, high) = (0, fulls.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (fulls[middle].First < at) low = middle + 1;
            else high = middle;
        }

        return fulls[Math.Max(0, low - 1)].Person;
    }

    private static (int First, int End) WithoutTitles(WordText text, int first, int end)
    {
        while (first < end && Lexicons.Titles.MatchAt(text, first, Math.Min(5, end - first)) is > 0 and var title) first += title;
        while (end - first > 2 && Lexicons.Offices.Contains(text, first) && !Lexicons.GivenNames.Contains(text, first)) first++;
        while (end > first && (!text[end - 1].IsWord || Lexicons.Titles.Contains(text, end - 1))) end--;
        while (end > first && Honorifics.MatchBefore(text, end, 4) is > 0 and var honorific) end -= honorific;
        while (end > first && !text[end - 1].IsWord) end--;
        return (Math.Min(first, end), end);
    }

    private static bool IsName(WordText text, int first, int end, RegistryEntity? known)
    {
        if (known is not null) return true;
        if (end - first > LongestName || Exclamations.Contains(text.Folded(first, end))) return false;
        // «رهبر انقلاب» is an office, not a name.
        if (Lexicons.Offices.Contains(text, first) && !Lexicons.GivenNames.Contains(text, first)) return false;
        if (Lexicons.Offices.Contains(text, first) && text.WrittenWords(first, end) == 2 && Lexicons.CommonWords.Contains(text, end - 1)) return false;
        var plain = 0;
        for (var i = first; i < end; i++)
        {
            // «ژان-پل»
            if (text[i].Mark == '-' && i > first && i + 1 < end) continue;
            if (!text[i].IsWord) return false;
            var folded = text.Folded(i);
            var part = text[i].Joined || (i + 1 < end && text[i + 1].Joined);
            if (folded.IsEmpty || char.IsDigit(folded[0]) || (!part && NoPersons.Contains(folded))) return false;
            if (!part && Lexicons.CommonWords.Contains(folded) && !Lexicons.GivenNames.Contains(folded)) plain++;
        }

        // «جورج اچ»: the rest of the name was cut off behind an initial.
        if (end - first > 1 && text.Folded(end - 1).Length < 3 && !text[end - 1].Joined) return false;
        return plain * 2 <= end - first && (end - first > 1 || plain == 0);
    }

    private static string Surname(WordText text, int first, int end)
    {
        var last = end - 1;
        while (last > first && text[last].Joined) last--;
        // «فردوسی پور» is one surname, however it is spaced.
        if (last - first > 1 && PersonCues.SurnameTails.Contains(text, last))
            for (last--; last > first && text[last].Joined;) last--;
        else if (last - first > 1 && text.Is(last - 1, "ال")) last--;
        return text.Folded(last, end).ToString();
    }
}
