using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Quotes;

/// <summary>Who said what: «X گفت: …» to the end of the paragraph, «X گفت که …» to the end of the sentence, «…» to its closing mark,
/// «به گفته X، …», and the headline's «X: …».</summary>
internal static class QuoteFinder
{
    private const int LeastWords = 3;

    // Work stays bounded where a text has no marks: a sentence and a paragraph are cut, and few verbs of one sentence are tried.
    private const int LongestSentence = 300;
    private const int LongestParagraph = 1500;
    private const int MostVerbs = 6;

    // A quotation mark that is never closed ends with its paragraph, or here.
    private const int LongestQuotation = 4000;

    public static List<Quote> Find(WordText text, FoundNames names)
    {
        var quotes = new List<Quote>();
        var speakers = new SpeakerResolver(text, names);
        for (var first = 0; first < text.Count;)
        {
            var end = SentenceEnd(text, first);
            var next = Sentence(text, names, first, end, speakers, quotes);
            first = Math.Max(next, end);
        }

        return quotes;
    }

    // Returns where reading goes on: behind the quote, or behind the sentence.
    private static int Sentence(WordText text, FoundNames names, int first, int end, SpeakerResolver speakers, List<Quote> quotes)
    {
        if (Headline(text, names, first, end, speakers, quotes) is > 0 and var behind) return behind;
        var tried = 0;
        for (var i = first; i < end && tried < MostVerbs; i++)
        {
            if (!text[i].IsWord || names.SpanAt[i] is not null) continue;
            if (SpeechVerbs.According.MatchAt(text, i, 4) is > 0 and var according)
            {
                var by = speakers.After(i + according, end);
                if (by.Speaker is not null && text[Math.Min(by.End, text.Count - 1)].Mark is '،' or ',' && end - by.End > LeastWords)
                {
                    Add(text, by.End + 1, end, by.Speaker, text.Written(i, i + according), quotes);
                    return end;
                }

                continue;
            }

            var verb = SpeechVerbs.Verbs.MatchAt(text, i, 4);
            if (verb == 0 || !IsVerb(text, i, i + verb)) continue;
            tried++;
            var (start, stop) = Content(text, i, i + verb, end);
            if (stop - start < LeastWords)
            {
                if (Behind(text, first, i, speakers, quotes)) return end;
                continue;
            }

            var speaker = speakers.Before(first, i);
            if (speaker is null && text[Math.Max(start - 1, 0)].Mark != '«') continue;
            Add(text, start, stop, speaker, text.Written(i, i + verb), quotes);
            return stop;
        }

        speakers.Sentence(first, end);
        return end;
    }

    // «…» X گفت: the words stand before their verb, the speaker between them or before both.
    private static bool Behind(WordText text, int first, int verb, SpeakerResolver speakers, List<Quote> quotes)
    {
        var start = first;
        while (start < verb && text[start].Mark == '\n') start++;
        var (open, close) = text[start].Mark == '«' && Quotation(text, start) is var whole && whole.Stop < verb ? (start, whole.Stop) : Last(text, first, verb);
        if (text[close].Mark != '»' || text[open].Mark != '«' || close - open <= LeastWords + 1) return false;
        // «درباره «…» توضیح داد»: a title is no speech.
        if (open > start && !text.Is(open - 1, "که") && !text.Is(open - 1, "اینکه")) return false;
        var speaker = (close + 1 < verb ? speakers.Between(close + 1, verb) : null) ?? (open > start ? speakers.Before(first, open) : null);
        if (speaker is null) return false;
        Add(text, open + 1, close, speaker, text.Written(verb, verb + 1), quotes);
        return true;
    }

    private static (int Open, int Close) Last(WordText text, int first, int verb)
    {
        var close = verb - 1;
        while (close > first && text[close].Mark != '»') close--;
        var open = close;
        while (open > first && text[open].Mark != '«') open--;
        return (open, Math.Max(close, 0));
    }

    // «باقری: …» where a line begins.
    private static int Headline(WordText text, FoundNames names, int first, int end, SpeakerResolver speakers, List<Quote> quotes)
    {
        if (first > 0 && text[first - 1].Mark != '\n') return 0;
        for (var i = first; i < end && i - first < 12; i++)
        {
            if (text[i].Mark is '«' or '"' or '.') return 0;
            if (text[i].Mark != ':') continue;
            if (i + 1 < text.Count && text[i + 1].Start == text[i].End && text[i + 1].Mark == '/') return 0;
            if (SpeechVerbs.Verbs.MatchBefore(text, i, 4) > 0) return 0;
            var (start, stop) = AfterColon(text, i + 1);
            if (stop - start < LeastWords || text[stop - 1].Mark == ':') return 0;
            // «رویترز: وزیر … گفت: …» is quoted where the inner words are.
            if (names.SpanAt[Math.Max(first, i - 1)] is { Type: EntityType.Organisation } && Speaks(text, start, stop)) return 0;
            var speaker = speakers.Heads(first, i);
            if (speaker is null) return 0;
            Add(text, start, stop, speaker, null, quotes);
            return stop;
        }

        return 0;
    }

    private static bool Speaks(WordText text, int start, int stop)
    {
        for (var i = start; i < stop && text[i].Mark != '\n'; i++)
            if (SpeechVerbs.Verbs.MatchAt(text, i, 4) is > 0 and var verb && i + verb < stop && (text[i + verb].Mark == ':' || text.Is(i + verb, "که"))) return true;
        return false;
    }

    private static (int Start, int Stop) Content(WordText text, int verb, int end, int sentenceEnd)
    {
        if (end >= text.Count) return default;
        var at = end;
        if (text[at].Mark is '،' or ',') at++;
        if (at < text.Count && text[at].Mark == ':') return AfterColon(text, at + 1);
        if (at < text.Count && text[at].Mark is '«' or '"' or '“') return Quotation(text, at);
        if (text.Is(at, "که"))
            return at + 1 < text.Count && text[at + 1].Mark is '«' or '"' or '“' ? Quotation(text, at + 1) : (at + 1, sentenceEnd);
        if (at != end || SpeechVerbs.NeedMark.MatchAt(text, verb, 4) == end - verb || !text[at].IsWord || text.Is(at, "و") || text.Is(at, "از") || text.Is(at, "در") || text.Is(at, "به")) return default;
        return (at, sentenceEnd);
    }

    private static (int Start, int Stop) AfterColon(WordText text, int at)
    {
        while (at < text.Count && text[at].Mark == '\n') at++;
        if (at < text.Count && text[at].Mark is '«' or '"' or '“') return Quotation(text, at);
        var stop = at;
        while (stop < text.Count && stop - at < LongestParagraph && text[stop].Mark != '\n') stop++;
        return (at, stop);
    }

    private static (int Start, int Stop) Quotation(WordText text, int open)
    {
        var closing = text[open].Mark switch { '«' => '»', '“' => '”', _ => '"' };
        var depth = 0;
        var paragraph = -1;
        for (var i = open + 1; i < text.Count && text[i].Start - text[open].Start < LongestQuotation; i++)
        {
            if (text[i].Mark == '\n' && paragraph < 0) paragraph = i;
            // A paragraph that goes on with the same words opens the mark again and does not nest.
            if (text[i].Mark == '«' && text[i - 1].Mark != '\n') depth++;
            else if (text[i].Mark == closing && depth-- == 0) return (open + 1, i);
        }

        return (open + 1, paragraph < 0 ? Math.Min(text.Count, open + 1 + (LongestQuotation / 8)) : paragraph);
    }

    // «گفت‌وگو», «ناگفته»: the verb stands for itself.
    private static bool IsVerb(WordText text, int first, int end) =>
        !text[first].Joined && (end >= text.Count || (!text[end].Joined && !text.Is(end, "وگو") && !(text.Is(end, "و") && text.Is(end + 1, "گو"))));

    private static void Add(WordText text, int start, int stop, string? speaker, string? verb, List<Quote> quotes)
    {
        while (stop > start && text[stop - 1].Mark is '.' or '\n' or '،' or '؛' or ':') stop--;
        while (start < stop && text[start].Mark is '\n' or '،' or ':') start++;
        if (stop - start < LeastWords) return;
        var (from, to) = (text[start].Start, text[stop - 1].End);
        quotes.Add(new Quote(from, to, text.Text[from..to], speaker, verb));
    }

    private static int SentenceEnd(WordText text, int first)
    {
        var last = Math.Min(text.Count, first + LongestSentence);
        for (var i = first; i < last; i++)
        {
            if (text[i].Mark is '\n' or '؟' or '!') return i + 1;
            if (text[i].Mark == '.' && (i + 1 == text.Count || text[i + 1].Start > text[i].End)) return i + 1;
        }

        return last;
    }
}
