using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Mentions;

/// <summary>Finds the registry's names in a text, the longest first, with the rules for names that are common words too.</summary>
internal sealed class LexiconMatcher(EntityRegistry registry)
{
    private const int LongestName = 8;

    // Sports clubs bear names of cities, ideals and machines: they are clubs where the text is about sport.
    private static readonly WordSet Sport = new("""
        فوتبال, لیگ, سرمربی, بازیکن, بازیکنان, هافبک, مهاجم, مدافع, دروازه بان, گلر, باشگاه, تیم, مربی, مسابقات, دربی, گل, قهرمانی, ورزشگاه, والیبال, هوادار, هواداران
        """);

    private static readonly WordSet PlaceCues = new("""
        شهر, شهرستان, استان, بندر, بخش, روستای, منطقه, جزیره, کشور, شهرهای, فرودگاه, شهردار, شهرداری, استاندار, استانداری, فرماندار, فرمانداری, امام جمعه, دادستان, دادگستری, مردم, اهل, ساکن, جاده, محور, آزادراه, تیم ملی, سفارت, مرز, جنوب, شمال, شرق, غرب
        """);

    // «به گزارش مهر»: a month, a seal and an agency; a report is the agency's.
    private static readonly WordSet AgencyCues = new("گزارش, خبرنگار, نقل از, خبرنگاران, خبرگزاری, گفت وگو با, مصاحبه با");

    // A word that is written on to the name with a half-space and changes nothing («تهران‌ها» does).
    private static readonly WordSet Endings = new("ی, ای, را, ست, اند, ام");

    public List<NameSpan> Find(WordText text, bool arabic)
    {
        var spans = new List<NameSpan>();
        var sport = IsSport(text);
        for (var first = 0; first < text.Count;)
        {
            var span = text[first].IsWord && !text[first].Joined ? LongestAt(text, first, sport, arabic) : null;
            if (span is not null) spans.Add(span);
            first = span?.End ?? first + 1;
        }

        return spans;
    }

    private NameSpan? LongestAt(WordText text, int first, bool sport, bool arabic)
    {
        NameSpan? best = null;
        var longest = Math.Max(registry.LongestFrom(text.Folded(first)), arabic ? EntityRegistry.LongestKey : 0);
        var breaks = 0UL;
        var written = 0;
        for (var end = first + 1; end <= text.Count && written < LongestName; end++)
        {
            if (!text[end - 1].IsWord)
            {
                if (text[end - 1].Mark is '-' or '–' && end - 1 > first) continue;
                break;
            }

            written++;
            var folded = text.Folded(first, end);
            if (end - 1 > first) breaks |= Bit(text[end - 1].FoldedStart - text[first].FoldedStart);
            if (folded.Length > longest + 1) break;
            if (folded.IsEmpty || !EndsWhole(text, end)) continue;
            var known = Best(text, folded, first, end, breaks, sport)
                ?? (folded[^1] == 'ی' && folded.Length > 4 && folded[^2] is 'ا' or 'و' ? Best(text, folded[..^1], first, end, breaks, sport) : null)
                ?? (arabic && end == first + 1 ? WithoutProclitic(text, folded, first, end, sport) : null);
            if (known is { } found) best = new NameSpan(first, end, found.Entity.Type, found.Entity, found.Use);
        }

        return best;
    }

    private (RegistryEntity Entity, NameUse Use)? WithoutProclitic(WordText text, ReadOnlySpan<char> folded, int first, int end, bool sport)
    {
        if (folded.Length < 5 || folded[0] is not ('و' or 'ب' or 'ل' or 'ف' or 'ک')) return null;
        return Best(text, folded[1..], first, end, 0, sport);
    }

    private (RegistryEntity Entity, NameUse Use)? Best(WordText text, ReadOnlySpan<char> folded, int first, int end, ulong breaks, bool sport)
    {
        (RegistryEntity Entity, NameUse Use)? best = null;
        var weight = -1;
        foreach (var named in registry.Named(folded))
        {
            if ((breaks & ~named.Breaks) != 0 || (named.Spaces & ~breaks) != 0 || named.Use == NameUse.Asked) continue;
            var entity = registry[named.Entity];
            var heavy = entity.Weight;
            if (named.Use == NameUse.Cued)
            {
                var cued = entity.Type != EntityType.Organisation ? PlaceCues.MatchBefore(text, first, 2) > 0
                    : entity.Name.StartsWith("خبرگزاری", StringComparison.Ordinal) ? AgencyCues.MatchBefore(text, first, 2) > 0 : sport;
                if (!cued) continue;
                heavy += 50;
            }

            if (heavy > weight && IsWrittenAsName(text, first, end))
            {
                weight = heavy;
                best = (entity, named.Use);
            }
        }

        return best;
    }

    // Latin names begin with a capital letter; "may" and "said" are no one.
    private static bool IsWrittenAsName(WordText text, int first, int end)
    {
        var initial = text.Text[text[first].Start];
        return initial > 'ɏ' || char.IsUpper(initial) || (end > first + 1 && char.IsUpper(text.Text[text[end - 1].Start]));
    }

    private static bool EndsWhole(WordText text, int end) => end == text.Count || !text[end].Joined || Endings.Contains(text, end);

    private static bool IsSport(WordText text)
    {
        var met = 0;
        for (var i = 0; i < text.Count && met < 2; i++)
            if (text[i].IsWord && Sport.Contains(text.Folded(i))) met++;
        return met >= 2;
    }

    private static ulong Bit(int letters) => letters < 64 ? 1UL << letters : 0;
}
