using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Mentions;

/// <summary>Clubs, ships, bases and streets that are named like a person: «باشگاه …», «ناو شهید …», «پایگاه هوایی …» is no person,
/// nor is the club's name where it stands alone in the same text.</summary>
internal static class Namesakes
{
    private const int LongestTail = 4;

    private static readonly WordSet Clubs = new("باشگاه, باشگاه فرهنگی ورزشی, تیم, تیم فوتبال, تیم والیبال, تیم بسکتبال, تیم هندبال, تیم فوتسال, تیم کشتی, تیم های, باشگاه های");

    // What bears a name and is neither place nor organisation to a reader of news; a bare «کشتی» is wrestling too.
    private static readonly WordSet Things = new("نفتکش, نفت کش, ابرنفتکش, ناو, ناوشکن, ناوچه, ناوگروه, زیردریایی, فریگیت, لنج, کشتی باری, کشتی تجاری, شناور, موشک, پهپاد, ماهواره, رزمایش, طوفان, توفان");

    private static readonly WordSet Places = new("""
        پایگاه, ارتفاعات, تپه, تل, جبل, کوه, قله, خیابان, بلوار, بزرگراه, آزادراه, میدان, چهارراه, پل, ورزشگاه, استادیوم, بیمارستان, مسجد, مدرسه, دبیرستان, پارک, شهرک, کوی, کوچه, فرودگاه, پادگان, هتل, تونل, سد, نیروگاه, پالایشگاه, مجتمع, سالن, تالار, کتابخانه, ایستگاه, پایانه, اردوگاه, کمپ, روستای, بندر, جزیره
        """);

    // An adjective between the head and the name: «پایگاه هوایی علی السالم».
    private static readonly WordSet Kinds = new("هوایی, دریایی, نظامی, موشکی, زمینی, ورزشی, فوتبال, والیبال, تاریخی, جدید, آمریکایی, ایرانی, حامل, تجاری, شماره, آموزشی, فرهنگی");

    // The name may be quoted or the thing be named after a martyr.
    private static readonly WordSet Honours = new("شهید, شهیدان, سردار, حاج, امیر, دکتر, آیت الله, امام, استاد, علامه");

    /// <summary>The spans with such names taken from the persons, in text order.</summary>
    public static List<NameSpan> Settle(WordText text, List<NameSpan> spans)
    {
        var settled = new List<NameSpan>(spans.Count);
        var namesakes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var span in spans)
        {
            if (span is { Type: EntityType.Person, Known: null } && Math.Max(Things.MatchAt(text, span.First, 2), Clubs.MatchAt(text, span.First, 3)) is > 0 and var inside && inside < span.Length)
            {
                namesakes.Add(text.Folded(span.First + inside, span.End).ToString());
                if (Clubs.MatchAt(text, span.First, 3) > 0) settled.Add(span with { Type = EntityType.Organisation });
                continue;
            }

            if (span.Type != EntityType.Person || HeadBefore(text, span.First, out var head) is not { } kind || (kind == EntityType.Organisation && span.Known is not null))
            {
                settled.Add(span);
                continue;
            }

            if (span.Known is null && text.WrittenWords(span.First, span.End) > 1) namesakes.Add(text.Folded(span.First, span.End).ToString());
            if (kind != EntityType.Other && text[span.First - 1].IsWord && (settled.Count == 0 || settled[^1].End <= head)) settled.Add(new NameSpan(head, span.End, kind));
        }

        Named(text, settled, namesakes);
        if (namesakes.Count > 0) settled.RemoveAll(s => s is { Type: EntityType.Person, Known: null } && namesakes.Contains(text.Folded(s.First, s.End).ToString()));
        return Alone(text, settled);
    }

    // Full names that stand behind such a word where nobody took them for a name.
    private static void Named(WordText text, List<NameSpan> spans, HashSet<string> namesakes)
    {
        var open = spans.Where(s => s is { Type: EntityType.Person, Known: null } && text.WrittenWords(s.First, s.End) > 1)
            .Select(s => text.Folded(s.First, s.End).ToString()).ToHashSet(StringComparer.Ordinal);
        if (open.Count == 0) return;
        var lookup = open.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Count; i++)
        {
            var head = text[i].IsWord ? Math.Max(Things.MatchAt(text, i, 2), Clubs.MatchAt(text, i, 3)) : 0;
            if (head == 0) continue;
            var first = i + head;
            if (Honours.MatchAt(text, first, 2) is > 0 and var honour) first += honour;
            for (var end = RunEnd(text, first); end > first; end--)
                if (lookup.TryGetValue(text.Folded(first, end), out var key)) namesakes.Add(key);
        }
    }

    // Where a run of words ends that begins here; the longest name is short.
    private static int RunEnd(WordText text, int first)
    {
        var end = first;
        while (end < text.Count && end - first < LongestTail && text[end].IsWord) end++;
        return end;
    }

    // «باشگاه شاهین …» and later «شاهین …»: the same club.
    private static List<NameSpan> Alone(WordText text, List<NameSpan> spans)
    {
        var tails = new Dictionary<string, NameSpan>(StringComparer.Ordinal);
        foreach (var span in spans)
        {
            if (span is not { Type: EntityType.Organisation, Known: null } || Clubs.MatchAt(text, span.First, Math.Min(4, span.Length)) is not (> 0 and var head)) continue;
            var tail = span.First + head;
            if (tail < span.End && span.End - tail <= LongestTail && text.WrittenWords(tail, span.End) > 1) tails.TryAdd(text.Folded(tail, span.End).ToString(), span);
        }

        if (tails.Count == 0) return spans;
        var alone = new List<NameSpan>();
        var replaced = new bool[text.Count];
        var covered = new bool[text.Count];
        var lookup = tails.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var span in spans)
            if (span.Type == EntityType.Organisation && !lookup.ContainsKey(text.Folded(span.First, span.End))) covered.AsSpan(span.First, span.Length).Fill(true);
        for (var i = 0; i < text.Count; i++)
        {
            for (var end = RunEnd(text, i); end > i; end--)
            {
                if (covered.AsSpan(i, end - i).Contains(true) || !lookup.TryGetValue(text.Folded(i, end), out var club)) continue;
                alone.Add(new NameSpan(i, end, EntityType.Organisation, FullName: PersonResolver.Spelled(text, club.First, club.End)));
                covered.AsSpan(i, end - i).Fill(true);
                replaced.AsSpan(i, end - i).Fill(true);
                break;
            }
        }

        if (alone.Count == 0) return spans;
        spans.RemoveAll(span => replaced.AsSpan(span.First, span.Length).Contains(true));
        spans.AddRange(alone);
        spans.Sort((a, b) => a.First.CompareTo(b.First));
        return spans;
    }

    // What the words before a name say that it names, and where they begin; null where they say nothing.
    private static EntityType? HeadBefore(WordText text, int first, out int head)
    {
        var end = first;
        if (end > 0 && text[end - 1].Mark is '«' or '"') end--;
        for (var honours = 0; honours < 2 && Honours.MatchBefore(text, end, 2) is > 0 and var honour; honours++) end -= honour;
        head = end;
        if (end > 1 && Kinds.Contains(text, end - 1)) head = end - 1;
        if (Clubs.MatchBefore(text, end, 3) is > 0 and var club)
        {
            head = end - club;
            return EntityType.Organisation;
        }

        foreach (var at in (ReadOnlySpan<int>)[end, head])
        {
            if (at < 1 || !text[at - 1].IsWord) continue;
            head = at - 1;
            if (Places.Contains(text, head)) return EntityType.Place;
            if (Things.MatchBefore(text, at, 2) > 0) return EntityType.Other;
        }

        return null;
    }
}
