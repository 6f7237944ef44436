using System.Text;
using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>A date, and the time beside it, as one line of a page writes it.</summary>
/// <param name="Rest">Letters and digits of the line without its dates; see <see cref="LetterKey"/>.</param>
internal sealed record LineDate(NewsTime Time, string Rest)
{
    /// <summary>Words that stand between a day and its time and say nothing else.</summary>
    private static readonly string[] Joints = [.. "ساعت|مورخ|به وقت تهران|وقت تهران|برابر با|مطابق با|تهران|at|on|IRST|Tehran time".Split('|').Select(w => LetterKey.Of(w))];

    /// <summary>Null where the line has no day with its year; a saved page has no clock, so that «دیروز» says nothing.</summary>
    public static LineDate? Find(string line, TimeZoneInfo zone)
    {
        var found = DateScanner.FindAll(line, null, zone, limit: 8);
        if (found.Count == 0) return null;
        // Two calendars for one day («۳۱ خرداد ۱۴۰۳ - 20 June 2024»): the lunar one may be a day off, and one of them has the time.
        var best = found[0];
        foreach (var date in found)
        {
            if (best.Calendar == DateCalendar.Hijri || (date.Calendar != DateCalendar.Hijri && date.Time.Precision > best.Time.Precision)) best = date;
        }

        return new LineDate(best.Time, WithoutDates(line, found));
    }

    private static string WithoutDates(string line, IReadOnlyList<FoundDate> found)
    {
        var rest = new StringBuilder();
        var at = 0;
        foreach (var date in found)
        {
            rest.Append(line, at, date.Start - at).Append(' ');
            at = date.End;
        }

        var key = LetterKey.Of(rest.Append(line, at, line.Length - at).ToString());
        return Joints.Contains(key, StringComparer.Ordinal) ? "" : key;
    }
}
