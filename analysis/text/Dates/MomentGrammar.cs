namespace Monitoring.Text.Dates;

/// <summary>
/// Puts together what stands beside each other in a date line: label, weekday, clock reading, date, the same date in other calendars.
/// Every reading ends after a bounded number of tokens, so a text costs time in proportion to its length.
/// </summary>
internal readonly ref struct MomentGrammar(ReadOnlySpan<DateToken> tokens, DateTimeOffset? now, TimeZoneInfo zone)
{
    // Between two parts of one date line: «… ۱۴۰۳ - ساعت: ( ۱۱:۰۵ )».
    private const int MostConnectors = 6;

    // A weekday fits one year in seven by chance; a line without a year is hardly older than this.
    private const int MostDaysBack = 300;

    private readonly ReadOnlySpan<DateToken> _tokens = tokens;
    private readonly DateTimeOffset? _now = now;
    private readonly TimeZoneInfo _zone = zone;
    private readonly int _thisYear = now is { } n ? JalaliDate.FromInstant(n, zone).Year : 0;

    /// <param name="next">Index of the first token behind what was read, or behind what was looked at in vain.</param>
    internal bool TryRead(int at, out FoundDate found, out int next)
    {
        found = default;
        next = at + 1;
        if (!Begins(_tokens[at])) return false;
        if (_now is { } now && AgoGrammar.TryRead(_tokens, at, out var seconds, out var unit, out var behind))
        {
            found = Ago(at, behind, now, seconds, unit);
            next = behind;
            return true;
        }

        var parts = new MomentParts { Next = at };
        Collect(at, ref parts);
        if (parts.Date is null) return false;
        // A date that contradicts itself is left as a whole, or its parts would be read as another.
        next = parts.Next;
        if (parts.Impossible || !TryDay(parts, out var day, out var approximate)) return false;
        NewsTime time;
        if (parts.Clock is { } clock)
        {
            if (!TryInstant(day, clock, out time)) return false;
        }
        else
        {
            time = NewsTime.OnDay(day, _zone);
        }

        var date = parts.Date.Value;
        found = new FoundDate(_tokens[at].Start, _tokens[parts.Next - 1].End, time, date.Calendar, parts.Label, parts.Relative)
        {
            Approximate = approximate,
        };
        return true;
    }

    private static bool Begins(DateToken token) => token.Kind switch
    {
        DateTokenKind.Number => true,
        DateTokenKind.Word => token.Word is not (DateWordKind.Filler or DateWordKind.And or DateWordKind.T or DateWordKind.Zone
            or DateWordKind.Calendar or DateWordKind.OrdinalSuffix or DateWordKind.MonthOrYearNoun or DateWordKind.Unit),
        _ => false,
    };

    private void Collect(int at, ref MomentParts parts)
    {
        var i = at;
        var connectors = 0;
        while (i < _tokens.Length && connectors <= MostConnectors)
        {
            var token = _tokens[i];
            if (TryPart(i, connectors, ref parts, out var behind))
            {
                if (behind < 0) return;
                parts.Next = i = behind;
                connectors = 0;
            }
            else if (IsConnector(token))
            {
                connectors += token.Is('\n') ? 3 : 1;
                i++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsConnector(DateToken token) => token.Kind switch
    {
        DateTokenKind.Sign => token.Sign is ',' or '-' or '|' or '/' or ':' or ';' or '(' or ')' or '[' or ']' or '•' or '·' or '.' or '\n' or '»' or '«' or '*',
        DateTokenKind.Word => token.Word is DateWordKind.Filler or DateWordKind.Calendar or DateWordKind.Hour or DateWordKind.MonthOrYearNoun,
        _ => false,
    };

    /// <returns>Whether a part was read; then <paramref name="behind"/> is the token behind it, or −1 when it belongs to something else.</returns>
    private bool TryPart(int i, int gap, ref MomentParts parts, out int behind)
    {
        behind = -1;
        var token = _tokens[i];
        if (token.Is(DateWordKind.Published) || token.Is(DateWordKind.Updated))
        {
            if (parts.Date is null && parts.Clock is null && parts.Label == DateLabel.None)
            {
                parts.Label = token.Is(DateWordKind.Published) ? DateLabel.Published : DateLabel.Updated;
                behind = i + 1;
            }

            return true;
        }

        if (token.Is(DateWordKind.Weekday))
        {
            if (parts.Weekday is null || (int)parts.Weekday == token.Value)
            {
                parts.Weekday = (DayOfWeek)token.Value;
                // Programs that write «Thu, 20 Jun» get the name wrong, people who write it out do not.
                parts.LaxWeekday = token.End - token.Start == 3 && token.Ascii;
                behind = i + 1;
            }

            return true;
        }

        if (DateGrammar.TryRead(_tokens, i, _thisYear, out var date)) return Take(date, gap, ref parts, out behind);
        if (token.Is(DateWordKind.RelativeDay) && _now is { } now)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);
            if (parts.Date is null)
            {
                parts.Date = new CalendarDate(DateCalendar.Jalali, today.AddDays(token.Value), i + 1);
                parts.Relative = true;
                behind = i + 1;
            }

            return true;
        }

        if (ClockGrammar.TryRead(_tokens, i, out var clock))
        {
            if (parts.Clock is null)
            {
                (parts.Clock, parts.ClockGap) = (clock, parts.Date is null ? -1 : gap);
                parts.BeforeClock = parts.Next;
                parts.Impossible |= clock.Impossible;
                behind = clock.Next;
            }

            return true;
        }

        return false;
    }

    private static bool Take(CalendarDate date, int gap, ref MomentParts parts, out int behind)
    {
        behind = -1;
        if (parts.Date is not { } first || (parts.Relative && !date.Yearless))
        {
            // «امروز پنجشنبه ۳۱ خرداد ۱۴۰۳»: the whole date says more than the word.
            (parts.Date, parts.Relative) = (date, false);
            if (date.Clock is { } inside)
            {
                parts.Impossible |= inside.Impossible || parts.Clock is not null;
                (parts.Clock, parts.ClockGap) = (inside, -1);
            }

            behind = date.Next;
        }
        else if (parts.Relative)
        {
            // «امروز ۳۱ خرداد» on another day was said by another clock.
            parts.Impossible |= !Names(first.Day, date);
            behind = date.Next;
        }
        else if (date.Calendar != first.Calendar && !date.Yearless && !first.Yearless && Math.Abs(date.Day.DayNumber - first.Day.DayNumber) <= Tolerance(date, first))
        {
            // The same day once more; the lunar one is the least sure.
            if (first.Calendar == DateCalendar.Hijri) parts.Date = date;
            behind = date.Next;
        }
        else if (parts.ClockGap >= gap && parts.ClockGap > 0)
        {
            // A clock reading between two dates, nearer to the second, is the second's.
            (parts.Clock, parts.Next, parts.Impossible) = (null, parts.BeforeClock, false);
        }

        return true;
    }

    private static bool Names(DateOnly day, CalendarDate yearless)
    {
        if (yearless.Calendar == DateCalendar.Gregorian) return (day.Month, day.Day) == (yearless.Month, yearless.DayOfMonth);
        var jalali = JalaliDate.FromDateOnly(day);
        return yearless.Calendar == DateCalendar.Hijri || (jalali.Month, jalali.Day) == (yearless.Month, yearless.DayOfMonth);
    }

    private static int Tolerance(CalendarDate one, CalendarDate other) =>
        one.Calendar == DateCalendar.Hijri || other.Calendar == DateCalendar.Hijri ? 2 : 0;

    private bool TryDay(in MomentParts parts, out DateOnly day, out bool approximate)
    {
        var date = parts.Date!.Value;
        (day, approximate) = (date.Day, date.Calendar == DateCalendar.Hijri);
        if (date.Yearless) return parts.Weekday is { } named && TryYear(date, named, out day);
        if (parts.Weekday is not { } weekday) return date.Other is null || date.Other == day;
        if (day.DayOfWeek == weekday || (parts.LaxWeekday && date.Other is null))
        {
            approximate &= parts.LaxWeekday;
            return true;
        }

        if (date.Other is { } other && other.DayOfWeek == weekday)
        {
            day = other;
            return true;
        }

        if (date.Calendar != DateCalendar.Hijri) return false;
        // The weekday tells by how much the sighting of the moon differs from the table.
        approximate = false;
        day = day.AddDays(1).DayOfWeek == weekday ? day.AddDays(1) : day.AddDays(-1);
        return day.DayOfWeek == weekday;
    }

    /// <summary>The last such day that is not ahead of the clock, if it was this weekday.</summary>
    private bool TryYear(CalendarDate date, DayOfWeek weekday, out DateOnly day)
    {
        day = default;
        if (_now is not { } now || date.Calendar == DateCalendar.Hijri) return false;
        var tomorrow = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime).AddDays(1);
        var year = date.Calendar == DateCalendar.Jalali ? _thisYear : tomorrow.Year;
        for (var back = 0; back <= 1; back++)
        {
            if (!DateGrammar.TryResolve(date.Calendar, year - back, date.Month, date.DayOfMonth, 0, out var whole) || whole.Day > tomorrow) continue;
            day = whole.Day;
            return day.DayOfWeek == weekday && tomorrow.DayNumber - day.DayNumber < MostDaysBack;
        }

        return false;
    }

    private bool TryInstant(DateOnly day, ClockReading clock, out NewsTime time)
    {
        time = default;
        if (day.Year is < 2 or > 9998) return false;
        if (clock.Minutes == DateWords.UnknownTime)
        {
            time = NewsTime.OnDay(day, _zone);
            return true;
        }

        var local = day.ToDateTime(TimeOnly.MinValue).AddHours(clock.Hour).AddMinutes(clock.Minute).AddSeconds(clock.Second);
        var instant = clock.Minutes switch
        {
            null => _zone.At(local),
            DateWords.TehranTime => DisplayZone.Tehran.At(local),
            { } minutes => new DateTimeOffset(local, TimeSpan.FromMinutes(minutes)),
        };
        time = new NewsTime(instant, clock.HasSecond ? TimePrecision.Second : TimePrecision.Minute);
        return true;
    }

    private FoundDate Ago(int at, int next, DateTimeOffset now, long seconds, int unit)
    {
        var instant = now.AddSeconds(-seconds);
        var time = unit >= 86_400
            ? NewsTime.OnDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime), _zone)
            : new NewsTime(TimeZoneInfo.ConvertTime(instant, _zone), unit == 1 ? TimePrecision.Second : TimePrecision.Minute);
        return new FoundDate(_tokens[at].Start, _tokens[next - 1].End, time, DateCalendar.Gregorian, DateLabel.None, true);
    }
}

/// <summary>What has been read of one date line.</summary>
internal struct MomentParts
{
    internal CalendarDate? Date;
    internal ClockReading? Clock;
    internal DayOfWeek? Weekday;
    internal bool LaxWeekday;
    internal DateLabel Label;
    internal bool Relative;
    internal bool Impossible;

    /// <summary>Connectors between date and clock reading; −1 when the clock reading came first.</summary>
    internal int ClockGap;

    /// <summary>Where the line ended before the clock reading was taken.</summary>
    internal int BeforeClock;

    /// <summary>Index of the first token behind the last part.</summary>
    internal int Next;
}
