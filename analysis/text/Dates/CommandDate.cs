using System.Diagnostics.CodeAnalysis;
using Monitoring.Text.Languages;

namespace Monitoring.Text.Dates;

/// <summary>
/// A DATE of the command line and the query language: <c>2024-06-20</c>, or Jalali <c>1403-03-31</c>; the year tells which.
/// Digits of any set; slashes count as hyphens.
/// </summary>
public static class CommandDate
{
    /// <exception cref="FormatException">It is no such date; the message says what to write instead.</exception>
    public static DateOnly Parse(string text) => TryParse(text, out var day, out var problem) ? day : throw new FormatException(problem);

    /// <param name="problem">What is wrong and what to write instead, in one sentence for a person.</param>
    public static bool TryParse(string? text, out DateOnly day, [NotNullWhen(false)] out string? problem)
    {
        day = default;
        problem = null;
        var shown = Shown(text);
        if (!TryNumbers(text, out var year, out var month, out var dayOfMonth))
        {
            problem = $"'{shown}' is no date; write 2024-06-20, or 1403-03-31 for a Jalali date.";
            return false;
        }

        switch (year)
        {
            case >= 1200 and <= 1500:
                if (JalaliDate.TryCreate(year, month, dayOfMonth, out var jalali)) day = jalali.ToDateOnly();
                else problem = $"'{shown}' is no day of the Jalali calendar: {JalaliProblem(year, month, dayOfMonth)}";
                break;
            case >= 1900 and <= 2100:
                if (month is < 1 or > 12) problem = $"'{shown}' is no date: months go from 1 to 12; write 2024-06-20.";
                else if (dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) problem = $"'{shown}' is no date: month {month} of {year} has {DateTime.DaysInMonth(year, month)} days.";
                else day = new DateOnly(year, month, dayOfMonth);
                break;
            default:
                problem = $"'{shown}' is no date that is known here: the year is 1900 to 2100, or 1200 to 1500 for a Jalali date, such as 1403-03-31.";
                break;
        }

        return problem is null;
    }

    private static string JalaliProblem(int year, int month, int day) => month is < 1 or > 12
        ? "months go from 1 to 12, such as 1403-03-31."
        : $"month {month} of {year} has {JalaliDate.DaysInMonth(year, month)} days, not {day}.";

    private static string Shown(string? text) => text is null ? "" : text.Length > 40 ? text[..40] + "…" : text;

    private static bool TryNumbers(string? text, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        Span<int> numbers = stackalloc int[3];
        Span<int> digits = stackalloc int[3];
        numbers.Clear();
        digits.Clear();
        var part = 0;
        foreach (var c in (text ?? "").AsSpan().Trim())
        {
            var folded = LookupLetters.FoldWord(c);
            if (folded == LookupLetters.Nothing) continue;
            if (folded is '-' or '/' && part < 2 && digits[part] > 0)
            {
                part++;
            }
            else if (folded is >= '0' and <= '9' && digits[part] < 4)
            {
                numbers[part] = numbers[part] * 10 + (folded - '0');
                digits[part]++;
            }
            else
            {
                return false;
            }
        }

        (year, month, day) = (numbers[0], numbers[1], numbers[2]);
        return part == 2 && digits[0] == 4 && digits[1] is 1 or 2 && digits[2] is 1 or 2;
    }
}
