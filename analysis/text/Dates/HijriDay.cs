using System.Globalization;

namespace Monitoring.Text.Dates;

/// <summary>
/// Lunar days by the Umm al-Qura table where it reaches (1318 to 1500), else by the arithmetic calendar.
/// Iran sights the moon itself and is often a day later.
/// </summary>
internal static class HijriDay
{
    private static readonly UmAlQuraCalendar Table = new();
    private static readonly HijriCalendar Arithmetic = new();

    internal static bool TryResolve(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1200 or > 1500 || month is < 1 or > 12 || day is < 1 or > 30) return false;
        Calendar calendar = year is >= 1318 and <= 1500 ? Table : Arithmetic;
        // The thirtieth may exist by sighting where the table gives the month 29 days.
        date = DateOnly.FromDateTime(calendar.ToDateTime(year, month, 1, 0, 0, 0, 0)).AddDays(day - 1);
        return true;
    }
}
