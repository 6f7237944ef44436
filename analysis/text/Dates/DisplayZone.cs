namespace Monitoring.Text.Dates;

/// <summary>The zone in which a day begins and times are shown, unless the configuration names another.</summary>
public static class DisplayZone
{
    /// <summary>
    /// Iran by the rules of the system's zone table: +03:30, with summer time (+04:30) in most years until 1401 and none since.
    /// </summary>
    /// <exception cref="TimeZoneNotFoundException">The system has no zone table (package tzdata).</exception>
    public static TimeZoneInfo Tehran { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran");

    /// <summary>
    /// The instant of a clock reading. A reading that clocks skipped counts as if they had not gone forward (02:30 is 03:30 then);
    /// of two instants with the same reading the earlier one is meant.
    /// </summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddHours(-3));
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, before), zone);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
