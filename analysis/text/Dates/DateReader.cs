namespace Monitoring.Text.Dates;

/// <summary>Reads when something was published from the short line that a page or feed prints for it.</summary>
public static class DateReader
{
    /// <summary>A line is read up to here; what follows is not looked at.</summary>
    public const int LongestLine = 1_000;

    // A relative word in a sentence («امروز باران می‌بارد») is no date line.
    private const int MostOtherWords = 4;

    /// <summary>
    /// Understands every form that Persian agencies print: Jalali, Gregorian and lunar dates in words and digits, any digit set and
    /// spelling, clock readings with parts of the day and zones, and times counted back from <paramref name="now"/>.
    /// A date with year, month and day goes before a relative one; the label «انتشار» before «به‌روزرسانی».
    /// </summary>
    /// <param name="now">The clock for «۲ ساعت پیش», «دیروز» and two-digit years; without it these are not understood.</param>
    /// <param name="zone">The zone of clock readings that name none.</param>
    /// <returns>False when there is no date, an impossible one, or several that contradict each other: never a guess.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, DateTimeOffset? now, TimeZoneInfo zone, out NewsTime time)
    {
        if (text.Length > LongestLine) text = text[..LongestLine];
        var found = DateScanner.FindAll(text, now, zone);
        return TryChoose(found, relative: false, out time)
            || (!found.Any(d => !d.Relative) && OtherWords(text) <= MostOtherWords && TryChoose(found, relative: true, out time));
    }

    public static bool TryRead(string? text, DateTimeOffset? now, TimeZoneInfo zone, out NewsTime time) =>
        TryRead(text.AsSpan(), now, zone, out time);

    private static bool TryChoose(IReadOnlyList<FoundDate> found, bool relative, out NewsTime time)
    {
        time = default;
        var dates = found.Where(d => d.Relative == relative).ToList();
        if (dates.Any(d => d.Label == DateLabel.Published)) dates.RemoveAll(d => d.Label != DateLabel.Published);
        else if (dates.Any(d => d.Label != DateLabel.Updated)) dates.RemoveAll(d => d.Label == DateLabel.Updated);
        // A lunar date is the same day once more, less surely.
        if (dates.Any(d => d.Calendar != DateCalendar.Hijri)) dates.RemoveAll(d => d.Calendar == DateCalendar.Hijri);
        if (dates.Count == 0) return false;

        time = dates[0].Time;
        foreach (var date in dates.Skip(1))
        {
            if (!TryAgree(time, date.Time, out time)) return false;
        }

        return true;
    }

    /// <summary>The more exact of two statements about the same day; the day alone where their clocks differ.</summary>
    private static bool TryAgree(NewsTime one, NewsTime other, out NewsTime agreed)
    {
        agreed = one.Precision >= other.Precision ? one : other;
        if (one.Instant == other.Instant) return true;
        var day = DateOnly.FromDateTime(one.Instant.DateTime);
        if (DateOnly.FromDateTime(other.Instant.DateTime) != day) return false;
        if (one.Precision == TimePrecision.Day || other.Precision == TimePrecision.Day) return true;
        agreed = new NewsTime(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), one.Instant.Offset), TimePrecision.Day);
        return true;
    }

    private static int OtherWords(ReadOnlySpan<char> text)
    {
        var lexer = new DateLexer(text, 0);
        var words = 0;
        while (lexer.Next(out var token))
        {
            if (token.Kind == DateTokenKind.Other) words++;
        }

        return words;
    }
}
