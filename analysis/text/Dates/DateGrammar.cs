namespace Monitoring.Text.Dates;

/// <summary>One calendar date as read.</summary>
/// <param name="Day">The day; for a date without a year only <paramref name="Month"/> and <paramref name="DayOfMonth"/> count.</param>
/// <param name="Other">A second reading (05/06/2024), which only a weekday can decide.</param>
/// <param name="Next">Index of the first token behind it.</param>
/// <param name="Clock">A reading between day and year, as programs of the C family print it.</param>
internal readonly record struct CalendarDate(
    DateCalendar Calendar, DateOnly Day, int Next, DateOnly? Other = null, bool Yearless = false, int Month = 0, int DayOfMonth = 0,
    ClockReading? Clock = null);

/// <summary>Reads calendar dates: numeric ones and those with a month in words.</summary>
internal static class DateGrammar
{
    /// <param name="thisYear">The Jalali year of the clock, or 0: places two-digit years in a century.</param>
    internal static bool TryRead(ReadOnlySpan<DateToken> tokens, int at, int thisYear, out CalendarDate date)
    {
        date = default;
        if (tokens[at].Kind == DateTokenKind.Number)
        {
            return TryNumeric(tokens, at, thisYear, out date) || TryCompact(tokens, at, out date)
                || TryDayFirst(tokens, at, thisYear, out date) || TryYearFirst(tokens, at, out date);
        }

        if (tokens[at].Is(DateWordKind.Number)) return TryDayFirst(tokens, at, thisYear, out date);
        return MonthOf(tokens[at]) is not null && TryMonthFirst(tokens, at, out date);
    }

    /// <summary>Three numbers with the same sign between them.</summary>
    private static bool TryNumeric(ReadOnlySpan<DateToken> t, int at, int thisYear, out CalendarDate date)
    {
        date = default;
        if (at + 4 >= t.Length || !t[at].IsNumber(1, 4) || !t[at + 2].IsNumber(1, 2) || !t[at + 4].IsNumber(1, 4)) return false;
        if (t[at + 1].Kind != DateTokenKind.Sign || t[at + 1].Sign is not ('/' or '-' or '.') || !t[at + 3].Is(t[at + 1].Sign)) return false;
        var spaced = t[at + 1].Spaced || t[at + 2].Spaced || t[at + 3].Spaced || t[at + 4].Spaced;
        // With blanks only where nothing else looks so: a four-digit year and slashes.
        if (spaced && (t[at].Digits + t[at + 4].Digits < 5 || t[at + 1].Sign != '/')) return false;
        if (Joined(t, at, at + 4, t[at + 1].Sign)) return false;

        int a = t[at].Value, b = t[at + 2].Value, c = t[at + 4].Value, next = at + 5;
        var lunar = next < t.Length && t[next].Is(DateWordKind.Calendar) && t[next].Value == (int)DateCalendar.Hijri;
        if (t[at].Digits == 4 && t[at + 4].Digits <= 2) return TryResolve(CalendarOfYear(a, lunar), a, b, c, next, out date);
        if (t[at].Digits <= 2 && t[at + 4].Digits == 4)
        {
            if (CalendarOfYear(c, lunar) is not { } calendar) return false;
            var dayFirst = TryResolve(calendar, c, b, a, next, out var european);
            // Americans write the month first, nobody does so with dots; in a Jalali date only programs do, when no day says otherwise.
            CalendarDate american = default;
            var monthFirst = (calendar == DateCalendar.Gregorian || !dayFirst) && t[at + 1].Sign != '.' && TryResolve(calendar, c, a, b, next, out american);
            date = !dayFirst ? american : monthFirst && a != b ? european with { Other = american.Day } : european;
            return dayFirst || monthFirst;
        }

        return t[at].Digits == 2 && t[at + 4].Digits <= 2 && TryShortYear(t, at, thisYear, out date);
    }

    /// <summary>«۰۳/۳/۳۱»: Jalali, in Persian digits, when year-month-day is the only reading that makes sense.</summary>
    private static bool TryShortYear(ReadOnlySpan<DateToken> t, int at, int thisYear, out CalendarDate date)
    {
        date = default;
        if (t[at].Ascii || t[at + 4].Ascii) return false;
        int first = t[at].Value, month = t[at + 2].Value, last = t[at + 4].Value;
        if (Century(first, thisYear) is not { } year || !TryResolve(DateCalendar.Jalali, year, month, last, at + 5, out date)) return false;
        return t[at + 4].Digits != 2 || first is < 1 or > 31 || Century(last, thisYear) is null;
    }

    /// <returns>The Jalali year of two digits, or null when it would lie ahead or more than fifty years back.</returns>
    private static int? Century(int twoDigits, int thisYear)
    {
        // Without a clock: what reads as 1350 to 1409 is taken, since no reader of news needs the rest.
        if (thisYear == 0) return twoDigits >= 50 ? 1300 + twoDigits : twoDigits < 10 ? 1400 + twoDigits : null;
        var year = thisYear / 100 * 100 + twoDigits;
        if (year > thisYear + 1) year -= 100;
        return year > thisYear - 50 ? year : null;
    }

    /// <summary>ISO 8601 without signs, and only with its time: 20240620T110500Z. Bare, eight digits may be any number.</summary>
    private static bool TryCompact(ReadOnlySpan<DateToken> t, int at, out CalendarDate date)
    {
        date = default;
        if (!t[at].IsNumber(8, 8) || at + 2 >= t.Length || !t[at + 1].Is(DateWordKind.T) || t[at + 2].Kind != DateTokenKind.Number) return false;
        var year = t[at].Value / 10_000;
        return TryResolve(CalendarOfYear(year, false), year, t[at].Value / 100 % 100, t[at].Value % 100, at + 1, out date);
    }

    /// <summary>«۳۱ خرداد ماه ۱۴۰۳», «20-Jun-2024», «بیست و یکم خرداد ۱۴۰۳», and without a year.</summary>
    private static bool TryDayFirst(ReadOnlySpan<DateToken> t, int at, int thisYear, out CalendarDate date)
    {
        date = default;
        if (t[at].Kind == DateTokenKind.Number && !t[at].IsNumber(1, 2)) return false;
        if (Joined(t, at, at, '\0')) return false;
        // «هفته اول خرداد ۱۴۰۳» is seven days.
        if (t[at].Kind == DateTokenKind.Word && at > 0 && (t[at - 1].Is(DateWordKind.Unit) || t[at - 1].Is(DateWordKind.Part))) return false;
        // «۲۰ و ۲۱ خرداد ۱۴۰۳», «۲۰ تا ۲۵ خرداد ۱۴۰۳» are several.
        if (at >= 2 && (t[at - 1].Is(DateWordKind.And) || t[at - 1].Is(DateWordKind.Range)) && t[at - 2].IsNumber(1, 2)) return false;
        var day = t[at].Value;
        var i = at + 1;
        if (i < t.Length && (t[i].Is(DateWordKind.OrdinalSuffix) || (t[i].Is(DateWordKind.DayPart) && !t[i].Spaced && t[i].End - t[i].Start == 1))) i++; // «۳۱م»
        if (i < t.Length && t[i].Is(DateWordKind.Filler) && t[i].End - t[i].Start <= 2) i++; // «20 de junio», «1 of June»
        SkipSign(t, ref i);
        if (i >= t.Length || MonthOf(t[i]) is not { } month) return false;
        i = SkipMonthTail(t, i, month);
        var beforeYear = i;
        SkipSign(t, ref i);
        while (i < t.Length && (t[i].Is(DateWordKind.MonthOrYearNoun) || (t[i].Is(DateWordKind.Filler) && t[i].End - t[i].Start <= 2))) i++;
        if (i < t.Length && t[i].IsNumber(4, 4) && CalendarOfMonth(month, t[i].Value) is { } calendar)
        {
            var year = t[i].Value >= 2_500 ? t[i].Value - KurdishYears : t[i].Value;
            return TryResolve(calendar, year, month.Value, day, i + 1, out date);
        }

        if (i < t.Length && t[i].IsNumber(2, 2) && TryTwoDigitYear(t, i, month, day, thisYear, out date)) return true;
        if (day is < 1 or > 31 || (i < t.Length && t[i].IsNumber(3, 4) && t[i].Value > 31)) return false;
        date = new CalendarDate(CalendarOf(month), default, beforeYear, null, true, month.Value, day);
        return true;
    }

    private static bool TryTwoDigitYear(ReadOnlySpan<DateToken> t, int at, DateToken month, int day, int thisYear, out CalendarDate date)
    {
        date = default;
        var value = t[at].Value;
        var timeFollows = ClockGrammar.TryRead(t, at + 1, out _);
        if (month.Word == DateWordKind.GregorianMonth)
        {
            // RFC 822 mail and feeds; the pivot is that of RFC 2822.
            return timeFollows && TryResolve(DateCalendar.Gregorian, value < 50 ? 2000 + value : 1900 + value, month.Value, day, at + 1, out date);
        }

        // «۳ خرداد ۲۰ نفر» is no year, «۱۱:۰۵» neither.
        var ends = at + 1 >= t.Length || timeFollows || t[at + 1].Is(DateWordKind.Hour)
            || (t[at + 1].Is('-') && t[at + 1].Spaced && ClockGrammar.TryRead(t, at + 2, out _))
            || (t[at + 1].Kind == DateTokenKind.Sign && t[at + 1].Sign is not (':' or '/' or '.' or '%' or '٪' or '-'));
        return month.Word == DateWordKind.JalaliMonth && ends && Century(value, thisYear) is { } year
            && TryResolve(DateCalendar.Jalali, year, month.Value, day, at + 1, out date);
    }

    /// <summary>«June 20, 2024», «خرداد ۳۱، ۱۴۰۳».</summary>
    private static bool TryMonthFirst(ReadOnlySpan<DateToken> t, int at, out CalendarDate date)
    {
        date = default;
        var i = at + 1;
        SkipSign(t, ref i);
        if (i >= t.Length || !t[i].IsNumber(1, 2)) return false;
        var day = t[i++].Value;
        if (i < t.Length && t[i].Is(DateWordKind.OrdinalSuffix)) i++;
        // «Thu Jun 20 07:35:00 UTC 2024»
        ClockReading? clock = ClockGrammar.TryRead(t, i, out var reading) && reading.Next < t.Length && t[reading.Next].IsNumber(4, 4) ? reading : null;
        if (clock is not null)
        {
            i = reading.Next;
            if (CalendarOfMonth(t[at], t[i].Value) is not { } of || !TryResolve(of, t[i].Value, t[at].Value, day, i + 1, out date)) return false;
            date = date with { Clock = clock };
            return true;
        }

        SkipSign(t, ref i);
        return i < t.Length && t[i].IsNumber(4, 4) && CalendarOfMonth(t[at], t[i].Value) is { } calendar
            && TryResolve(calendar, t[i].Value, t[at].Value, day, i + 1, out date);
    }

    /// <summary>«۱۴۰۳ خرداد ۳۱», «2024-Jun-20».</summary>
    private static bool TryYearFirst(ReadOnlySpan<DateToken> t, int at, out CalendarDate date)
    {
        date = default;
        var i = at + 1;
        if (!t[at].IsNumber(4, 4)) return false;
        SkipSign(t, ref i);
        if (i >= t.Length || MonthOf(t[i]) is not { } month || CalendarOfMonth(month, t[at].Value) is not { } calendar) return false;
        i++;
        SkipSign(t, ref i);
        // Another year behind means that this one ended something else: «… ۱۴۰۲ خرداد ۳۱ ۱۴۰۳».
        return i < t.Length && t[i].IsNumber(1, 2) && !(i + 1 < t.Length && t[i + 1].IsNumber(4, 4))
            && !(i + 1 < t.Length && t[i + 1].Is(':'))
            && TryResolve(calendar, t[at].Value, month.Value, t[i].Value, i + 1, out date);
    }

    /// <summary>Passes «ماه» and a second name of the same month («حزيران/يونيو», «حزيران (يونيو)»).</summary>
    private static int SkipMonthTail(ReadOnlySpan<DateToken> t, int at, DateToken month)
    {
        var i = at + 1;
        if (i < t.Length && t[i].Is(DateWordKind.MonthOrYearNoun)) i++;
        if (i + 1 < t.Length && (t[i].Is('/') || t[i].Is('(')) && t[i + 1].Is(month.Word) && t[i + 1].Value == month.Value)
        {
            i += 2;
            if (i < t.Length && t[i].Is(')')) i++;
        }

        return i;
    }

    private static void SkipSign(ReadOnlySpan<DateToken> t, ref int i)
    {
        if (i < t.Length && t[i].Kind == DateTokenKind.Sign && t[i].Sign is ',' or '-' or '/' or '.') i++;
    }

    /// <summary>Whether the numbers are a part of something longer: an address, a version, a telephone number.</summary>
    private static bool Joined(ReadOnlySpan<DateToken> t, int first, int last, char sign)
    {
        if (!t[first].Spaced && first >= 2 && !t[first - 1].Spaced && t[first - 2].Kind == DateTokenKind.Number
            && t[first - 1].Kind == DateTokenKind.Sign && t[first - 1].Sign is '/' or '-' or '.' or '_' && t[first - 1].End == t[first].Start)
        {
            return true;
        }

        if (sign == '\0' || last + 2 >= t.Length || !t[last + 1].Is(sign) || t[last + 1].Spaced || t[last + 2].Spaced) return false;
        // «1403-03-31-11:05» has a clock reading behind it.
        return t[last + 2].Kind == DateTokenKind.Number && !ClockGrammar.TryRead(t, last + 2, out _);
    }

    private static DateToken? MonthOf(DateToken token) =>
        token.Kind == DateTokenKind.Word && token.Word is DateWordKind.JalaliMonth or DateWordKind.GregorianMonth or DateWordKind.HijriMonth
            ? token
            : null;

    private static DateCalendar CalendarOf(DateToken month) => month.Word switch
    {
        DateWordKind.JalaliMonth => DateCalendar.Jalali,
        DateWordKind.GregorianMonth => DateCalendar.Gregorian,
        _ => DateCalendar.Hijri,
    };

    // Kurds count the same solar year from 700 BC.
    private const int KurdishYears = 1321;

    private static DateCalendar? CalendarOfMonth(DateToken month, int year) => (CalendarOf(month), year) switch
    {
        (DateCalendar.Jalali, (>= 1200 and <= 1500) or (>= 2600 and <= 2800)) => DateCalendar.Jalali,
        (DateCalendar.Gregorian, >= 1900 and <= 2100) => DateCalendar.Gregorian,
        (DateCalendar.Hijri, >= 1200 and <= 1500) => DateCalendar.Hijri,
        _ => null,
    };

    private static DateCalendar? CalendarOfYear(int year, bool lunar) => year switch
    {
        >= 1200 and <= 1500 => lunar ? DateCalendar.Hijri : DateCalendar.Jalali,
        >= 1900 and <= 2100 => DateCalendar.Gregorian,
        _ => null,
    };

    internal static bool TryResolve(DateCalendar? calendar, int year, int month, int day, int next, out CalendarDate date)
    {
        date = default;
        DateOnly resolved;
        switch (calendar)
        {
            case DateCalendar.Jalali when JalaliDate.TryCreate(year, month, day, out var jalali):
                resolved = jalali.ToDateOnly();
                break;
            case DateCalendar.Gregorian when month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month):
                resolved = new DateOnly(year, month, day);
                break;
            case DateCalendar.Hijri when HijriDay.TryResolve(year, month, day, out resolved):
                break;
            default:
                return false;
        }

        date = new CalendarDate(calendar.Value, resolved, next, null, false, month, day);
        return true;
    }
}
