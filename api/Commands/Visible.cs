using System.Buffers;
using System.Globalization;
using System.Text;

namespace Monitoring.Api.Commands;

/// <summary>
/// Text from outside as a terminal may show it: what would move the cursor, colour, erase or reorder what stands around it is written
/// out (<c>\x1B</c>, <c>\u202E</c>) instead of obeyed. Half-spaces and the marks that only order a line's own words stay.
/// </summary>
internal static class Visible
{
    /// <summary>C0, DEL, C1, line and paragraph separators, and what embeds, overrides or isolates a direction (UAX #9).</summary>
    private static readonly SearchValues<char> Obeyed = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x2028, 7)).Concat(Enumerable.Range(0x2066, 4)).Select(c => (char)c)]);

    /// <summary>One line; a tab is a space.</summary>
    public static string Line(string text)
    {
        var next = text.AsSpan().IndexOfAny(Obeyed);
        if (next < 0) return text;
        var line = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        for (; next >= 0; next = rest.IndexOfAny(Obeyed))
        {
            line.Append(rest[..next]);
            var c = rest[next];
            if (c == '\t') line.Append(' ');
            else line.Append(CultureInfo.InvariantCulture, $"{(c < 0x100 ? "\\x" : "\\u")}{(int)c:X2}");
            rest = rest[(next + 1)..];
        }

        return line.Append(rest).ToString();
    }
}
