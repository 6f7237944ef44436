namespace Monitoring.Text.Dates;

/// <summary>A clock reading.</summary>
/// <param name="Minutes">The offset of the zone that was written, <see cref="DateWords.TehranTime"/>, or null.</param>
/// <param name="Next">Index of the first token behind it.</param>
/// <param name="Impossible">It was written as a clock reading and is none (25:70, «۱۵ صبح»).</param>
internal readonly record struct ClockReading(int Hour, int Minute, int Second, bool HasSecond, int? Minutes, int Next, bool Impossible);

/// <summary>Reads times of day with their part of the day and zone.</summary>
internal static class ClockGrammar
{
    internal static bool TryRead(ReadOnlySpan<DateToken> t, int at, out ClockReading reading)
    {
        reading = default;
        var i = at;
        DayPart? part = null;
        if (i < t.Length && t[i].Is(DateWordKind.DayPart) && t[i].End - t[i].Start > 1) part = (DayPart)t[i++].Value;
        var iso = i < t.Length && t[i].Is(DateWordKind.T);
        if (iso) i++;
        var said = i < t.Length && t[i].Is(DateWordKind.Hour);
        if (said) i++;
        if (said && i < t.Length && t[i].Is(':')) i++; // «ساعت: ۱۱:۰۵»
        if (i >= t.Length || t[i].Kind != DateTokenKind.Number) return false;
        if (part is null && i > 0 && !t[i].Spaced && Inside(t, i)) return false;

        if (!TryDigits(t, ref i, iso, said, out var hour, out var minute, out var second)) return false;
        if (part is null && i < t.Length && t[i].Is(DateWordKind.DayPart)) part = (DayPart)t[i++].Value;
        // «a.m. EDT»
        if (i + 1 < t.Length && (t[i].Is('.') || t[i].Is(',')) && t[i + 1].Is(DateWordKind.Zone)) i++;
        if (i < t.Length && t[i].Is(DateWordKind.Filler) && i + 1 < t.Length && t[i + 1].Is(DateWordKind.Zone)) i++;
        var minutes = Zone(t, ref i, iso || second >= 0);

        // «۱۲ شب» may be the beginning of the day or its end: the day stands, the clock does not.
        if (part == DayPart.Night && hour == 12) (part, minutes) = (null, DateWords.UnknownTime);
        var hours = part is { } p ? OnTwentyFour(hour, p) : hour;
        var impossible = hours is < 0 or > 24 || minute > 59 || second > 60 || (hours == 24 && (minute > 0 || second > 0));
        // A leap second counts as the last of its minute.
        reading = new ClockReading(hours, minute, Math.Clamp(second, 0, 59), second >= 0, minutes, i, impossible);
        return true;
    }

    // «۱۴۰۳:۱۱:۰۵» is a time behind a year and a colon (log lines); «1:11:05» behind a number is not.
    private static bool Inside(ReadOnlySpan<DateToken> t, int i) =>
        i >= 2 && t[i - 1].Kind == DateTokenKind.Sign && t[i - 1].Sign is ':' or '.' && !t[i - 1].Spaced && t[i - 2].IsNumber(1, 3);

    private static bool TryDigits(ReadOnlySpan<DateToken> t, ref int i, bool iso, bool said, out int hour, out int minute, out int second)
    {
        (hour, minute, second) = (t[i].Value, 0, -1);
        if (iso && (t[i].IsNumber(6, 6) || t[i].IsNumber(4, 4)))
        {
            if (t[i].Digits == 6) (hour, minute, second) = (t[i].Value / 10_000, t[i].Value / 100 % 100, t[i].Value % 100);
            else (hour, minute) = (t[i].Value / 100, t[i].Value % 100);
            i++;
            SkipFraction(t, ref i);
            return true;
        }

        if (!t[i].IsNumber(1, 2)) return false;
        if (i + 2 < t.Length && IsColon(t[i + 1], said) && t[i + 2].IsNumber(2, 2))
        {
            minute = t[i + 2].Value;
            i += 3;
            if (i + 1 < t.Length && t[i].Is(':') && t[i + 1].IsNumber(2, 2))
            {
                second = t[i + 1].Value;
                i += 2;
                SkipFraction(t, ref i);
            }

            return true;
        }

        if (!said) return false;
        i++;
        // «ساعت ۱۱ و ۵ دقیقه»; «ساعت ۱۱» alone is the full hour.
        if (i + 2 < t.Length && t[i].Is(DateWordKind.And) && t[i + 1].IsNumber(1, 2) && t[i + 2].Is(DateWordKind.Unit) && t[i + 2].Value == 60)
        {
            minute = t[i + 1].Value;
            i += 3;
        }
        else if (i < t.Length && (t[i].Is(DateWordKind.Ago) || t[i].Is(':') || t[i].Is('.')))
        {
            return false;
        }

        return true;
    }

    private static bool IsColon(DateToken token, bool said) => token.Is(':') || (said && token.Is('.'));

    private static void SkipFraction(ReadOnlySpan<DateToken> t, ref int i)
    {
        if (i + 1 < t.Length && (t[i].Is('.') || t[i].Is(',')) && !t[i + 1].Spaced && t[i + 1].Kind == DateTokenKind.Number) i += 2;
    }

    private static int? Zone(ReadOnlySpan<DateToken> t, ref int i, bool iso)
    {
        var open = i + 1 < t.Length && t[i].Is('(') && t[i + 1].Is(DateWordKind.Zone);
        if (open) i++;
        if (i < t.Length && t[i].Is(DateWordKind.Zone))
        {
            var named = t[i++].Value;
            if (open && i < t.Length && t[i].Is(')')) i++;
            // «GMT+3:30» counts from Greenwich, «(UTC)» alone is it.
            return named == 0 && Offset(t, ref i, true) is { } from ? from : named;
        }

        var offset = Offset(t, ref i, iso);
        // A comment that repeats the zone: «+0330 (IRST)».
        if (offset is not null && i + 2 < t.Length && t[i].Is('(') && t[i + 1].Is(DateWordKind.Zone) && t[i + 2].Is(')')) i += 3;
        return offset;
    }

    private static int? Offset(ReadOnlySpan<DateToken> t, ref int i, bool certain)
    {
        if (i + 1 >= t.Length || t[i].Kind != DateTokenKind.Sign || t[i].Sign is not ('+' or '-') || t[i + 1].Spaced) return null;
        var number = t[i + 1];
        int minutes, next;
        if (number.IsNumber(4, 4)) (minutes, next) = (number.Value / 100 * 60 + number.Value % 100, i + 2);
        else if (number.IsNumber(1, 2) && i + 3 < t.Length && t[i + 2].Is(':') && t[i + 3].IsNumber(2, 2)) (minutes, next) = (number.Value * 60 + t[i + 3].Value, i + 4);
        else if (number.IsNumber(1, 2) && (certain || t[i].Is('+'))) (minutes, next) = (number.Value * 60, i + 2);
        else return null;

        // «11:05-12:30» is a span of time unless a T said that this is ISO 8601.
        if (t[i].Is('-') && !certain && number.Digits != 4) return null;
        // The widest offset that is in use.
        if (minutes > 14 * 60) return null;
        var west = t[i].Is('-');
        i = next;
        return west ? -minutes : minutes;
    }

    /// <returns>The hour of 24, or −1 when hour and part of the day contradict each other.</returns>
    private static int OnTwentyFour(int hour, DayPart part) => part switch
    {
        DayPart.Morning => hour == 12 ? 0 : hour < 12 ? hour : -1,
        DayPart.Noon => hour is >= 10 and <= 15 ? hour : hour is >= 1 and <= 3 ? hour + 12 : -1,
        DayPart.Afternoon => hour is >= 12 and < 24 ? hour : hour is >= 1 ? hour + 12 : -1,
        _ => hour is >= 18 and < 24 or < 5 ? hour : hour is >= 6 and <= 11 ? hour + 12 : -1,
    };
}
