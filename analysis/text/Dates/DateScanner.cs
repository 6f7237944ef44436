using System.Buffers;

namespace Monitoring.Text.Dates;

/// <summary>Finds the dates in a longer text. Time and memory grow with the length of the text and the number of dates, no further.</summary>
public static class DateScanner
{
    // Tokens are read a window at a time; a date that begins in the last part of a window is read again in the next.
    private const int Window = 512;
    private const int Overlap = 96;

    /// <param name="now">The clock for «۲ ساعت پیش», «دیروز» and two-digit years; without it these are passed over.</param>
    /// <param name="zone">The zone of clock readings that name none.</param>
    /// <param name="limit">At most so many are returned, the first ones.</param>
    /// <returns>In the order of the text, without overlaps.</returns>
    public static IReadOnlyList<FoundDate> FindAll(ReadOnlySpan<char> text, DateTimeOffset? now, TimeZoneInfo zone, int limit = 1_000)
    {
        var found = new List<FoundDate>();
        var tokens = ArrayPool<DateToken>.Shared.Rent(Window);
        try
        {
            int position = 0, from = 0;
            while (position < text.Length && found.Count < limit)
            {
                (position, from) = ScanWindow(text, position, from, tokens.AsSpan(0, Window), now, zone, limit, found);
            }
        }
        finally
        {
            ArrayPool<DateToken>.Shared.Return(tokens);
        }

        return found;
    }

    /// <param name="from">The first token to begin at; those before it are there to be looked back at.</param>
    /// <returns>Where the next window begins, and its first token to begin at.</returns>
    private static (int Position, int From) ScanWindow(
        ReadOnlySpan<char> text, int position, int from, Span<DateToken> window, DateTimeOffset? now, TimeZoneInfo zone, int limit, List<FoundDate> found)
    {
        var lexer = new DateLexer(text, position);
        var count = 0;
        while (count < window.Length && lexer.Next(out var token)) window[count++] = token;
        var last = count < window.Length;
        var stop = last ? count : count - Overlap;
        var grammar = new MomentGrammar(window[..count], now, zone);
        var i = from;
        while (i < stop && found.Count < limit)
        {
            if (grammar.TryRead(i, out var date, out var next)) found.Add(date);
            i = next;
        }

        // A number is looked at with the two tokens before it.
        var back = Math.Min(2, i);
        return last ? (text.Length, 0) : (window[Math.Min(i, count) - back].Start, back);
    }
}
