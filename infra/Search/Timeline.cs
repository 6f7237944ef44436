using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Infra.Search;

/// <summary>The intervals of a chart, one after another without a hole, in the display zone.</summary>
internal sealed class Timeline
{
    /// <summary>More points than this no chart draws and no reader reads.</summary>
    public const int MaxPoints = 50_000;

    private readonly long[] _starts;
    private readonly long _first;
    private readonly long _end;

    private Timeline(IReadOnlyList<DateTimeOffset> starts, long first, long end)
    {
        Starts = starts;
        _starts = [.. starts.Select(static s => s.ToUnixTimeMilliseconds())];
        _first = first;
        _end = end;
    }

    /// <summary>The beginning of each interval; the first may lie before the bounds, in which case it is counted from the bound on.</summary>
    public IReadOnlyList<DateTimeOffset> Starts { get; }

    /// <param name="first">Unix milliseconds, included.</param>
    /// <param name="end">Unix milliseconds, excluded.</param>
    /// <exception cref="QueryException">There would be too many points.</exception>
    public static Timeline Between(long first, long end, TrendInterval interval, TrendCalendar calendar, TimeZoneInfo zone)
    {
        var starts = new List<DateTimeOffset>();
        if (end > first)
        {
            var at = Floor(first, interval, calendar, zone);
            while (at.ToUnixTimeMilliseconds() < end)
            {
                if (starts.Count == MaxPoints)
                    throw new QueryException(
                        $"That are more than {MaxPoints} points: choose a longer interval, or bounds that lie closer together.",
                        $"نمودار بیش از {MaxPoints} نقطه می‌شود: بازهٔ بلندتر، یا آغاز و پایان نزدیک‌تر بگزینید.");
                starts.Add(at);
                at = Next(at, interval, calendar, zone);
            }
        }

        return new Timeline(starts, first, end);
    }

    /// <summary>The interval that an instant falls in, or -1.</summary>
    public int IndexOf(long instant)
    {
        if (instant < _first || instant >= _end) return -1;
        var at = Array.BinarySearch(_starts, instant);
        return at >= 0 ? at : ~at - 1;
    }

    private static DateTimeOffset Floor(long instant, TrendInterval interval, TrendCalendar calendar, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(instant), zone);
        if (interval == TrendInterval.Hour) return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerHour));
        return Start(FloorDay(DateOnly.FromDateTime(local.DateTime), interval, calendar), zone);
    }

    private static DateTimeOffset Next(DateTimeOffset start, TrendInterval interval, TrendCalendar calendar, TimeZoneInfo zone)
    {
        // An hour is sixty minutes also where clocks change; the offset is that of the new hour.
        if (interval == TrendInterval.Hour) return TimeZoneInfo.ConvertTime(start.AddHours(1), zone);
        var day = DateOnly.FromDateTime(start.DateTime);
        return Start(
            interval switch
            {
                TrendInterval.Day => day.AddDays(1),
                TrendInterval.Week => day.AddDays(7),
                // Past the longest month and year, then back to where the next one begins.
                TrendInterval.Month => FloorDay(day.AddDays(32), interval, calendar),
                _ => FloorDay(day.AddDays(367), interval, calendar),
            },
            zone);
    }

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone) => NewsTime.OnDay(day, zone).Instant;

    private static DateOnly FloorDay(DateOnly day, TrendInterval interval, TrendCalendar calendar) => (interval, calendar) switch
    {
        (TrendInterval.Week, TrendCalendar.Jalali) => JalaliPeriods.WeekStart(day),
        (TrendInterval.Week, _) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        (TrendInterval.Month, TrendCalendar.Jalali) => JalaliPeriods.MonthStart(day),
        (TrendInterval.Month, _) => new DateOnly(day.Year, day.Month, 1),
        (TrendInterval.Year, TrendCalendar.Jalali) => JalaliPeriods.YearStart(day),
        (TrendInterval.Year, _) => new DateOnly(day.Year, 1, 1),
        _ => day,
    };
}
