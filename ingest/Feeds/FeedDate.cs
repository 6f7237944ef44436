using System.Globalization;
using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Feeds;

/// <summary>
/// Dates as feeds write them: ISO 8601 and W3C-DTF, RFC 822 and its many dialects, asctime, Unix seconds, zone names; what is in
/// Persian or Arabic words or in the Jalali calendar is left to <see cref="DateReader"/>.
/// </summary>
internal static class FeedDate
{
    private const int Longest = 120;

    /// <param name="zone">Zone of times that name none; Jalali ones are always Tehran's.</param>
    public static NewsTime? Read(string? text, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) return null;
        Span<char> plain = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++) plain[i] = Plain(text[i]);
        var rest = ((ReadOnlySpan<char>)plain).Trim();
        if (Epoch(rest) is { } instant) return new NewsTime(instant, TimePrecision.Second);
        var parts = new Parts();
        while (rest.Length > 0 && parts.Take(ref rest)) { }
        if (rest.Length == 0 && parts.ToTime(zone) is { } time) return time;
        return DateReader.TryRead(text, null, HasJalaliYear(plain) ? DisplayZone.Tehran : zone, out var read) ? read : null;
    }

    private static char Plain(char c) => c switch
    {
        >= '\u06F0' and <= '\u06F9' => (char)('0' + c - '\u06F0'),
        >= '\u0660' and <= '\u0669' => (char)('0' + c - '\u0660'),
        '\u2212' or '\u2010' or '\u2011' or '\u2013' => '-',
        '\u060C' or ',' or '\u00A0' or '\u200F' or '\u200E' or '(' or ')' => ' ',
        _ => c,
    };

    private static bool HasJalaliYear(ReadOnlySpan<char> plain)
    {
        for (var i = 0; i + 4 <= plain.Length; i++)
        {
            if (plain[i] != '1' || plain[i + 1] is not ('3' or '4') || i > 0 && char.IsAsciiDigit(plain[i - 1])) continue;
            if (char.IsAsciiDigit(plain[i + 2]) && char.IsAsciiDigit(plain[i + 3]) && (i + 4 == plain.Length || !char.IsAsciiDigit(plain[i + 4]))) return true;
        }
        return false;
    }

    /// <summary>Seconds or milliseconds since 1970, from 2001 on.</summary>
    private static DateTimeOffset? Epoch(ReadOnlySpan<char> text)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return number < 1_000_000_000 ? null : text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

    private struct Parts
    {
        private int? _year, _month, _day, _hour;
        private int _minute, _second, _fraction;
        private bool _seconds, _afternoon, _halfDay;
        private TimeSpan? _offset;

        /// <summary>Takes one token from the front; false when the text can be no date.</summary>
        public bool Take(ref ReadOnlySpan<char> rest)
        {
            rest = rest.TrimStart();
            if (rest.Length == 0) return true;
            var first = rest[0];
            if (char.IsAsciiDigit(first)) return TakeNumber(ref rest);
            if (_hour is not null && first is '+' or '-' && rest.Length > 1 && char.IsAsciiDigit(rest[1])) return TakeOffset(ref rest);
            if (!char.IsLetter(first))
            {
                rest = rest[1..];
                return true;
            }
            var length = 1;
            while (length < rest.Length && char.IsLetter(rest[length])) length++;
            if (!TakeWord(rest[..length])) return false;
            rest = rest[length..];
            return true;
        }

        /// <summary>False for a word of another script: the date is then not for this reader.</summary>
        private bool TakeWord(ReadOnlySpan<char> word)
        {
            if (!char.IsAscii(word[0])) return false;
            // The month of a numeric date stands already; a name after it belongs to a weekday.
            if (DateWords.Month(word) is { } month) _month ??= month;
            else if (word.Equals("PM", StringComparison.OrdinalIgnoreCase)) (_halfDay, _afternoon) = (true, true);
            else if (word.Equals("AM", StringComparison.OrdinalIgnoreCase)) _halfDay = true;
            else if (_hour is not null && DateWords.Zone(word) is { } offset) _offset ??= offset;
            return true;
        }

        private bool TakeNumber(ref ReadOnlySpan<char> rest)
        {
            var number = Digits(ref rest, out var length);
            var next = rest.Length > 0 ? rest[0] : '\0';
            if (next == ':' && length <= 2 && _hour is null) return TakeClock(number, ref rest);
            if (length == 8 && _year is null) return TakeCompact(number, ref rest);
            if (next is '-' or '/' or '.' && _month is null && rest.Length > 1 && char.IsAsciiDigit(rest[1])) return TakeNumericDate(number, length, ref rest);
            if (next == 'T' && length == 6 && _year is not null) return false;
            if (length is 1 or 2 && _day is null) _day = number;
            else if (length == 4 && _year is null) _year = number;
            else if (length == 2 && _year is null) _year = number + (number < 70 ? 2000 : 1900);
            return length <= 8;
        }

        private bool TakeNumericDate(int first, int firstLength, ref ReadOnlySpan<char> rest)
        {
            var separator = rest[0];
            rest = rest[1..];
            var second = Digits(ref rest, out var secondLength);
            var third = 0;
            var thirdLength = 0;
            if (rest.Length > 1 && rest[0] == separator && char.IsAsciiDigit(rest[1]))
            {
                rest = rest[1..];
                third = Digits(ref rest, out thirdLength);
            }
            if (thirdLength == 0 || secondLength > 2) return false;
            // 20-06-2024T… and 2024-06-20T…: the letter only separates.
            if (rest.Length > 1 && rest[0] is 'T' or 't' && char.IsAsciiDigit(rest[1])) rest = rest[1..];
            if (firstLength == 4) (_year, _month, _day) = (first, second, third);
            else if (thirdLength is 4 or 2)
            {
                var year = thirdLength == 4 ? third : third + (third < 70 ? 2000 : 1900);
                // Between slashes the month comes first unless it cannot be one; between dots and dashes the day does.
                (_year, _month, _day) = separator == '/' && first <= 12 ? (year, first, second) : second <= 12 ? (year, second, first) : (year, first, second);
            }
            else return false;
            return true;
        }

        private bool TakeCompact(int number, ref ReadOnlySpan<char> rest)
        {
            (_year, _month, _day) = (number / 10000, number / 100 % 100, number % 100);
            if (rest.Length > 6 && rest[0] is 'T' or 't')
            {
                rest = rest[1..];
                var clock = Digits(ref rest, out var length);
                if (length != 6) return false;
                (_hour, _minute, _second, _seconds) = (clock / 10000, clock / 100 % 100, clock % 100, true);
            }
            return true;
        }

        private bool TakeClock(int hour, ref ReadOnlySpan<char> rest)
        {
            _hour = hour;
            rest = rest[1..];
            _minute = Digits(ref rest, out var length);
            if (length is 0 or > 2) return false;
            if (rest.Length > 1 && rest[0] == ':' && char.IsAsciiDigit(rest[1]))
            {
                rest = rest[1..];
                _second = Digits(ref rest, out length);
                _seconds = true;
                if (length > 2) return false;
                if (rest.Length > 1 && rest[0] is '.' && char.IsAsciiDigit(rest[1]))
                {
                    rest = rest[1..];
                    var from = rest;
                    Digits(ref rest, out length);
                    // Ticks are ten millionths of a second.
                    _fraction = int.Parse(from[..Math.Min(7, length)], CultureInfo.InvariantCulture) * (int)Math.Pow(10, 7 - Math.Min(7, length));
                }
            }
            return true;
        }

        private bool TakeOffset(ref ReadOnlySpan<char> rest)
        {
            var sign = rest[0] == '-' ? -1 : 1;
            rest = rest[1..];
            var number = Digits(ref rest, out var length);
            var minutes = 0;
            if (length <= 2 && rest.Length > 1 && rest[0] == ':' && char.IsAsciiDigit(rest[1]))
            {
                rest = rest[1..];
                minutes = Digits(ref rest, out _);
            }
            else if (length is 3 or 4) (number, minutes) = (number / 100, number % 100);
            else if (length > 4) return false;
            if (number > 14 || minutes > 59) return false;
            _offset = new TimeSpan(sign * number, sign * minutes, 0);
            return true;
        }

        private static int Digits(ref ReadOnlySpan<char> rest, out int length)
        {
            length = 0;
            var number = 0;
            while (length < rest.Length && char.IsAsciiDigit(rest[length]))
            {
                if (length < 9) number = number * 10 + (rest[length] - '0');
                length++;
            }
            rest = rest[length..];
            return number;
        }

        public readonly NewsTime? ToTime(TimeZoneInfo zone)
        {
            if (_year is not { } year || _month is not { } month || _day is not { } day) return null;
            if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
            var date = new DateOnly(year, month, day);
            if (_hour is not { } hour) return NewsTime.OnDay(date, DisplayZone.Tehran);
            if (_halfDay) hour = hour % 12 + (_afternoon ? 12 : 0);
            if (hour > 24 || hour == 24 && _minute + _second > 0 || _minute > 59 || _second > 60) return null;
            var local = date.ToDateTime(TimeOnly.MinValue).AddHours(hour).AddMinutes(_minute).AddSeconds(Math.Min(59, _second)).AddTicks(_fraction);
            return new NewsTime(_offset is { } offset ? new DateTimeOffset(local, offset) : zone.At(local), _seconds ? TimePrecision.Second : TimePrecision.Minute);
        }
    }
}
