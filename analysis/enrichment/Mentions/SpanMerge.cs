using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Mentions;

/// <summary>Settles which words name what, where the registry, the tagger and the cues of persons disagree: whole known names first,
/// then names that their surroundings show, single known words last.</summary>
internal static class SpanMerge
{
    // A place below this weight (a small town) is believed only when the tagger sees a place too.
    private const int WellKnown = 35;

    /// <returns>Spans in text order, none overlapping another.</returns>
    public static List<NameSpan> Merge(WordText text, List<NameSpan> lexicon, List<NameSpan> tagged, List<NameSpan> cued)
    {
        // For every word, the tagged span that covers it; look-ups stay linear on any text.
        var tagAt = new NameSpan?[text.Count];
        tagged = [.. tagged.Select(span => Trimmed(text, span)).Where(span => span.Length > 0)];
        foreach (var span in tagged)
            for (var i = span.First; i < span.End; i++) tagAt[i] = span;
        var foreignAt = new bool[text.Count + 1];
        foreach (var span in lexicon)
            if (span is { Type: EntityType.Place, Known: { Weight: >= 80, Country: not "IR" } }) foreignAt[span.End] = true;
        var candidates = new List<(NameSpan Span, int Rank)>();
        foreach (var (span, index) in lexicon.Select((s, i) => (s, i)))
        {
            var next = index + 1 < lexicon.Count && lexicon[index + 1].First == span.End ? lexicon[index + 1] : null;
            if (IsHomeOrganisation(text, span) && tagAt[span.First] is { } whole && whole.First == span.First && whole.End > span.End && foreignAt[whole.End])
                candidates.Add((whole with { Type = EntityType.Organisation }, 98));
            else if (OfAnotherCountry(text, span, next)) candidates.Add((new NameSpan(span.First, next!.End, EntityType.Organisation), 98));
            else if (Rank(text, span, tagAt[span.First]) is > 0 and var rank) candidates.Add((span, rank));
        }

        // A tagged «دفتر سیاسی حماس» must not hide the organisation that is known inside it.
        var knownInside = new bool[text.Count];
        foreach (var span in lexicon)
            if (span.Type == EntityType.Organisation && (span.Length > 1 || span.Use == NameUse.Free)) knownInside[span.First] = true;
        foreach (var span in tagged)
            if (!(span.Type == EntityType.Organisation && knownInside.AsSpan(span.First, span.Length).Contains(true)) && RankTagged(text, span) is > 0 and var rank) candidates.Add((span, rank));
        foreach (var span in cued) candidates.Add((span, 70));

        var taken = new bool[text.Count];
        var merged = new List<NameSpan>();
        foreach (var (span, _) in candidates.OrderByDescending(c => c.Rank).ThenByDescending(c => c.Span.Length).ThenBy(c => c.Span.First))
        {
            if (taken.AsSpan(span.First, span.Length).Contains(true)) continue;
            taken.AsSpan(span.First, span.Length).Fill(true);
            merged.Add(span);
        }

        merged.Sort((a, b) => a.First.CompareTo(b.First));
        return merged;
    }

    // «وزارت امور خارجه عراق» is not the ministry that the bare words mean.
    private static bool OfAnotherCountry(WordText text, NameSpan span, NameSpan? next) =>
        IsHomeOrganisation(text, span) && next is { Known.Weight: >= 80, Type: EntityType.Place } && next.Known.Country != "IR";

    private static bool IsHomeOrganisation(WordText text, NameSpan span) =>
        span is { Type: EntityType.Organisation, Known.Country: "IR", Length: > 1 } && Lexicons.OrganisationHeads.Contains(text, span.First);

    // Words that the tagger sometimes takes along behind a name, and the closing mark that it leaves behind.
    private static readonly WordSet Loose = new("و, یا, که, در, به, از, با, را, امروز, دیروز, امشب, دیشب, فردا, روز, گزارش, گفت, اعلام, نیز, هم, بود, بودند, است, هستند, شد, شدند, کرد, کردند, دارد, داشت");

    private static NameSpan Trimmed(WordText text, NameSpan span)
    {
        var (first, end) = (span.First, span.End);
        // «روزنامه …، علی …»: a person begins behind the comma.
        if (span.Type == EntityType.Organisation)
            for (var i = first + 1; i + 1 < end; i++)
                if (text[i].Mark is '،' && Lexicons.GivenNames.Contains(text, i + 1) && !Lexicons.CommonWords.Contains(text, i + 1)) end = i;
        while (end > first && (!text[end - 1].IsWord || Loose.Contains(text, end - 1))) end--;
        while (first < end && (!text[first].IsWord || (Loose.Contains(text, first) && span.Type != EntityType.Organisation))) first++;
        // No name begins inside a word («گل‌محمد»).
        while (first > 0 && first < end && text[first].Joined) first--;
        // «شرکت «…» without its closing mark.
        var open = 0;
        for (var i = first; i < end; i++) open += text[i].Mark switch { '«' => 1, '»' => -1, _ => 0 };
        for (var i = end; open == 1 && i < text.Count && i - end < 4; i++)
            if (text[i].Mark == '»') (open, end) = (0, i + 1);
        return span with { First = first, End = end };
    }

    private static int Rank(WordText text, NameSpan known, NameSpan? tag)
    {
        if (known.Use == NameUse.Surname) return known.Length > 1 ? 90 : 72;
        if (known.Length > 1) return known.Type == EntityType.Person ? 100 : 90;
        if (known.Type != EntityType.Place || known.Use == NameUse.Cued) return 75;
        if (tag is { Type: EntityType.Person } && known.Known!.Weight < 70 && text.WrittenWords(tag.First, tag.End) > 1) return 0;
        if (known.Known!.Weight >= WellKnown) return 75;
        return tag is { Type: EntityType.Place } || Lexicons.PlaceHeads.MatchBefore(text, known.First, 1) > 0 ? 60 : 0;
    }

    private static int RankTagged(WordText text, NameSpan tagged)
    {
        switch (tagged.Type)
        {
            case EntityType.Person:
                // The tagger has learnt names in Persian letters.
                if (text.Text[text[tagged.First].Start] < 'ɐ') return 0;
                return text.WrittenWords(tagged.First, tagged.End) > 1 ? 80 : 50;
            case EntityType.Organisation:
                if (tagged.Length > 12 || !IsParticular(text, tagged) || text.Text[text[tagged.First].Start] < 'ɐ') return 0;
                return Lexicons.OrganisationHeads.MatchAt(text, tagged.First, 2) > 0 ? 95 : 55;
            default:
                // «نفت برنت», «اینترنت پرو»: kinds of a thing.
                if (Goods.Contains(text, tagged.First - 1)) return 0;
                return tagged.Length <= 5 && text.Folded(tagged.First, tagged.End).Length > 2 && Uncommon(text, tagged) > 0 ? 45 : 0;
        }
    }

    private static readonly WordSet Goods = new("نفت, خام, اینترنت, خودرو, خودروی, گوشی, نسخه, مدل, عملیات, پروژه, طرح, طوفان");

    // «پایگاه اینترنتی»، «تیم ملی» are kinds of organisations, not organisations.
    private static bool IsParticular(WordText text, NameSpan tagged)
    {
        var words = text.WrittenWords(tagged.First, tagged.End);
        var named = Lexicons.OrganisationHeads.MatchAt(text, tagged.First, 2) > 0;
        // «روزنامه‌نگار و …», «رهبر انقلاب»: an office is a person's.
        if (!named && Lexicons.Offices.MatchAt(text, tagged.First, 3) > 0) return false;
        return words > 1 && ((named && words > 2) || Uncommon(text, tagged) > 0);
    }

    private static int Uncommon(WordText text, NameSpan span)
    {
        var uncommon = 0;
        for (var i = span.First; i < span.End; i++)
            if (text[i].IsWord && !Lexicons.CommonWords.Contains(text.Folded(i)) && !Lexicons.OrganisationHeads.Contains(text.Folded(i))) uncommon++;
        return uncommon;
    }
}
