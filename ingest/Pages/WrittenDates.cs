using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Pages;

/// <param name="Start">First UTF-16 unit of the date in the text.</param>
/// <param name="End">One past the last one, clock and zone included.</param>
internal readonly record struct WrittenDate(int Start, int End, NewsTime Time, bool Ambiguous);

/// <summary>
/// Finds dates in the spellings of pages of any language: ISO 8601 and its relatives, RFC 822, day and month in digits, month names of
/// European languages and Arabic, Jalali years in digits. Persian wording is read elsewhere.
/// Linear in the length of the text.
/// </summary>
internal static class WrittenDates
{
    private enum Kind
    {
        Number, Word, Mark,
    }

    private readonly record struct Token(Kind Kind, int Start, int End, long Value, int Digits, int Month, char Mark);

    /// <param name="monthFirst">How 03/04/2020 is meant.</param>
    public static List<WrittenDate> Find(string text, TimeZoneInfo zone, bool monthFirst, int limit = 50)
    {
        var found = new List<WrittenDate>();
        if (text.Length > 200_000) text = text[..200_000];
        var tokens = Tokens(text);
        for (var i = 0; i < tokens.Count && found.Count < limit; i++)
        {
            if (tokens[i].Kind == Kind.Mark || !Day(tokens, i, monthFirst, out var day, out var next, out var ambiguous)) continue;
            var time = Clock(tokens, next, day, zone, text, out var end);
            found.Add(new WrittenDate(tokens[i].Start, tokens[end - 1].End, time, ambiguous));
            i = end - 1;
        }

        return found;
    }

    private static bool Day(List<Token> t, int i, bool monthFirst, out DateOnly day, out int next, out bool ambiguous)
    {
        (day, next, ambiguous) = (default, i, false);
        var first = t[i];
        if (first.Kind == Kind.Word)
        {
            // February 18th, 2020 · Feb. 18 2020
            if (first.Month == 0) return false;
            var at = Skip(t, i + 1, '.');
            if (!IsDay(t, at)) return false;
            var d = (int)t[at].Value;
            at = Skip(SkipOrdinal(t, at + 1), t, ',', '.');
            return IsYear(t, at) && Make((int)t[at].Value, first.Month, d, out day) && Take(at + 1, out next);
        }

        if (first.Digits == 8 && i + 1 <= t.Count && first.Value is > 19900101 and < 21000101
            && Make((int)(first.Value / 10000), (int)(first.Value / 100 % 100), (int)(first.Value % 100), out day)) return Take(i + 1, out next);
        if (first.Digits == 4)
        {
            // 2020-02-18, 1398/11/29
            if (!IsNumber(t, i + 2, 1, 2) || !IsNumber(t, i + 4, 1, 2) || !Same(t, i + 1, i + 3, out var mark) || mark is not ('-' or '/' or '.' or '_')) return false;
            return Make((int)first.Value, (int)t[i + 2].Value, (int)t[i + 4].Value, out day) && Take(i + 5, out next);
        }

        if (first.Digits is not (1 or 2)) return false;
        if (IsNumber(t, i + 2, 1, 2) && IsNumber(t, i + 4, 2, 4) && t[i + 4].Digits != 3 && Same(t, i + 1, i + 3, out var separator) && separator is '.' or '/' or '-')
        {
            // 18.02.2020, 18.02.20, 02/18/2020; a two-digit year only after dots, where the order is sure.
            if (t[i + 4].Digits == 2 && separator == '-') return false;
            var year = (int)t[i + 4].Value + (t[i + 4].Digits == 2 ? 2000 : 0);
            int a = (int)first.Value, b = (int)t[i + 2].Value;
            var monthLeads = b > 12 || (separator != '.' && a <= 12 && monthFirst);
            ambiguous = separator != '.' && a <= 12 && b <= 12 && a != b;
            return Make(year, monthLeads ? a : b, monthLeads ? b : a, out day) && Take(i + 5, out next);
        }

        // 18. Februar 2020, 18th of February, 2020, 18 de febrero de 2020, 1er mars 2020, 18-Feb-2020
        var month = Skip(SkipOrdinal(t, i + 1), t, '.', '-', '/');
        month = SkipOf(t, month);
        if (month >= t.Count || t[month].Kind != Kind.Word || t[month].Month == 0) return false;
        var afterMonth = SkipOf(t, Skip(month + 1, t, '.', ',', '-', '/', '\''));
        if (afterMonth >= t.Count || t[afterMonth].Kind != Kind.Number) return false;
        var short2 = t[afterMonth].Digits == 2 && t[afterMonth - 1].Kind == Kind.Mark && t[afterMonth - 1].Mark is '\'' or '-';
        if (!IsYear(t, afterMonth) && !short2) return false;
        return Make((int)t[afterMonth].Value + (short2 ? 2000 : 0), t[month].Month, (int)first.Value, out day) && Take(afterMonth + 1, out next);
    }

    private static bool Take(int at, out int next)
    {
        next = at;
        return true;
    }

    /// <summary>The clock and zone that follow a day, if any.</summary>
    private static NewsTime Clock(List<Token> t, int at, DateOnly day, TimeZoneInfo zone, string text, out int end)
    {
        end = at;
        var dayOnly = NewsTime.OnDay(day, zone);
        // A few marks and words stand between: "T", "um", "at", "|", "-", ",", a comma and a weekday.
        var look = at;
        for (var skipped = 0; look < t.Count && skipped < 4; look++)
        {
            if (t[look].Kind == Kind.Number) break;
            if (t[look].Kind == Kind.Mark && t[look].Mark == '\n') return dayOnly;
            skipped++;
        }

        if (!IsNumber(t, look, 1, 2) || look + 2 >= t.Count || t[look + 1].Kind != Kind.Mark || t[look + 1].Mark is not (':' or '.' or 'h') || !IsNumber(t, look + 2, 2, 2)
            || t[look + 1].Start != t[look].End || t[look + 2].Start != t[look + 1].End) return dayOnly;
        // 18.02 is a day of the year, not a clock; clocks with a full stop are believed only before "Uhr" or am and pm.
        if (t[look + 1].Mark == '.' && !(look + 3 < t.Count && t[look + 3].Kind == Kind.Word && IsClockWord(text, t[look + 3]))) return dayOnly;
        int hour = (int)t[look].Value, minute = (int)t[look + 2].Value, second = 0;
        if (hour > 24 || minute > 59) return dayOnly;
        var precision = TimePrecision.Minute;
        end = look + 3;
        if (IsNumber(t, end + 1, 1, 2) && t[end].Mark == ':' && t[end + 1].Value < 60)
        {
            second = (int)t[end + 1].Value;
            precision = TimePrecision.Second;
            end += 2;
            if (end + 1 < t.Count && t[end].Kind == Kind.Mark && t[end].Mark is '.' or ',' && t[end].Start == t[end - 1].End && t[end + 1].Kind == Kind.Number && t[end + 1].Start == t[end].End) end += 2;
        }

        if (end < t.Count && t[end].Kind == Kind.Word)
        {
            var word = text.AsSpan(t[end].Start, t[end].End - t[end].Start);
            if (word.Equals("pm", StringComparison.OrdinalIgnoreCase) && hour < 12) hour += 12;
            else if (word.Equals("am", StringComparison.OrdinalIgnoreCase) && hour == 12) hour = 0;
            if (IsClockWord(text, t[end])) end++;
        }

        if (hour == 24) hour = 0;
        var local = day.ToDateTime(new TimeOnly(hour, minute, second));
        if (Zone(t, ref end, text) is { } offset) return new NewsTime(new DateTimeOffset(local, offset), precision);
        return new NewsTime(zone.At(local), precision);
    }

    private static bool IsClockWord(string text, Token token) =>
        text.AsSpan(token.Start, token.End - token.Start) is var w
        && (w.Equals("am", StringComparison.OrdinalIgnoreCase) || w.Equals("pm", StringComparison.OrdinalIgnoreCase) || w.Equals("uhr", StringComparison.OrdinalIgnoreCase)
            || w.Equals("h", StringComparison.OrdinalIgnoreCase));

    private static TimeSpan? Zone(List<Token> t, ref int at, string text)
    {
        if (at >= t.Count) return null;
        if (t[at].Kind == Kind.Word)
        {
            if (ZoneNames.Find(text.AsSpan(t[at].Start, t[at].End - t[at].Start)) is not { } named) return null;
            at++;
            return named;
        }

        if (t[at].Kind != Kind.Mark || t[at].Mark is not ('+' or '-' or '−') || at + 1 >= t.Count || t[at + 1].Kind != Kind.Number || t[at + 1].Start != t[at].End) return null;
        var sign = t[at].Mark == '+' ? 1 : -1;
        int hours, minutes = 0;
        if (t[at + 1].Digits == 4) (hours, minutes) = ((int)t[at + 1].Value / 100, (int)t[at + 1].Value % 100);
        else if (t[at + 1].Digits is 1 or 2) hours = (int)t[at + 1].Value;
        else return null;
        at += 2;
        if (at + 1 < t.Count && t[at - 1].Digits <= 2 && t[at].Kind == Kind.Mark && t[at].Mark == ':' && IsNumber(t, at + 1, 2, 2))
        {
            minutes = (int)t[at + 1].Value;
            at += 2;
        }

        return hours > 14 || minutes > 59 ? null : sign * new TimeSpan(hours, minutes, 0);
    }

    private static bool Make(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is >= 1300 and < 1500)
        {
            if (!JalaliDate.TryCreate(year, month, day, out var jalali)) return false;
            date = jalali.ToDateOnly();
            return true;
        }

        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool IsNumber(List<Token> t, int at, int least, int most) =>
        at >= 0 && at < t.Count && t[at].Kind == Kind.Number && t[at].Digits >= least && t[at].Digits <= most;

    private static bool IsDay(List<Token> t, int at) => IsNumber(t, at, 1, 2) && t[at].Value is >= 1 and <= 31;

    private static bool IsYear(List<Token> t, int at) => IsNumber(t, at, 4, 4) && t[at].Value is >= 1900 and <= 2200;

    private static bool Same(List<Token> t, int a, int b, out char mark)
    {
        mark = '\0';
        if (b >= t.Count || t[a].Kind != Kind.Mark || t[b].Kind != Kind.Mark || t[a].Mark != t[b].Mark) return false;
        mark = t[a].Mark;
        return true;
    }

    private static int Skip(List<Token> t, int at, char mark) => at < t.Count && t[at].Kind == Kind.Mark && t[at].Mark == mark ? at + 1 : at;

    private static int Skip(int at, List<Token> t, params ReadOnlySpan<char> marks)
    {
        for (var i = 0; i < 2 && at < t.Count && t[at].Kind == Kind.Mark && marks.Contains(t[at].Mark); i++) at++;
        return at;
    }

    // 18th, 1er, 2º
    private static int SkipOrdinal(List<Token> t, int at) =>
        at < t.Count && t[at].Kind == Kind.Word && t[at].Start == t[at - 1].End && t[at].End - t[at].Start <= 2 && t[at].Month == 0 ? at + 1 : at;

    // of, de, del
    private static int SkipOf(List<Token> t, int at) =>
        at < t.Count && t[at].Kind == Kind.Word && t[at].Month == 0 && t[at].End - t[at].Start <= 3 ? at + 1 : at;

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        Span<char> lower = stackalloc char[16];
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            var start = i;
            if (Digit(c) >= 0)
            {
                long value = 0;
                for (; i < text.Length && Digit(text[i]) >= 0; i++)
                {
                    if (i - start < 15) value = (value * 10) + Digit(text[i]);
                }

                tokens.Add(new Token(Kind.Number, start, i, value, i - start, 0, '\0'));
                // The T between day and clock is no word.
                if (i + 1 < text.Length && text[i] is 'T' or 't' && Digit(text[i + 1]) >= 0) i++;
                continue;
            }

            if (char.IsLetter(c))
            {
                while (i < text.Length && (char.IsLetter(text[i]) || text[i] == '\u200C')) i++;
                var month = 0;
                if (i - start <= lower.Length)
                {
                    text.AsSpan(start, i - start).ToLowerInvariant(lower);
                    month = MonthNames.Of(lower[..(i - start)]);
                }

                tokens.Add(new Token(Kind.Word, start, i, 0, 0, month, '\0'));
                continue;
            }

            i++;
            if (c is ' ' or '\t' or '\u00A0' or '\u200E' or '\u200F' or '\u202F') continue;
            tokens.Add(new Token(Kind.Mark, start, i, 0, 0, 0, c is '\u2013' or '\u2010' or '\u2011' ? '-' : c is '’' ? '\'' : c));
        }

        return tokens;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '\u06F0' and <= '\u06F9' => c - '\u06F0',
        >= '\u0660' and <= '\u0669' => c - '\u0660',
        _ => -1,
    };
}
