namespace Monitoring.Text.Dates;

/// <summary>Whose year was written.</summary>
public enum DateCalendar
{
    Jalali,
    Gregorian,

    /// <summary>Lunar. Where a month begins is a matter of sighting, so the day may be off by one.</summary>
    Hijri,
}

/// <summary>What the text says a date is for.</summary>
public enum DateLabel
{
    None,
    Published,
    Updated,
}

/// <summary>A date in a longer text.</summary>
/// <param name="Start">First UTF-16 unit, with the weekday, the clock reading and the label that belong to it.</param>
/// <param name="End">One past the last.</param>
/// <param name="Relative">Said against the clock («۲ ساعت پیش»), not by its own year, month and day.</param>
public readonly record struct FoundDate(int Start, int End, NewsTime Time, DateCalendar Calendar, DateLabel Label, bool Relative)
{
    /// <summary>The day may be off by one: a lunar date that no weekday confirms.</summary>
    public bool Approximate { get; init; }
}
