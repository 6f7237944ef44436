using System.Text;

namespace Monitoring.Ingest.Files;

/// <summary>Text from outside without what no reader sees: control characters, byte order marks, halves of surrogate pairs.</summary>
internal static class CleanText
{
    /// <summary>One line: every run of white space is one space.</summary>
    public static string Line(string text)
    {
        var clean = new StringBuilder(text.Length);
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Character(text, i);
            if (c is '\0') continue;
            if (char.IsWhiteSpace(c))
            {
                gap = clean.Length > 0;
                continue;
            }

            if (gap) clean.Append(' ');
            gap = false;
            clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>Paragraphs with one line feed between them; white space inside a line stays one space.</summary>
    public static string Paragraphs(string text)
    {
        var paragraphs = new List<string>();
        foreach (var line in text.Split(LineEnds))
        {
            if (Line(line) is { Length: > 0 } paragraph) paragraphs.Add(paragraph);
        }

        return string.Join('\n', paragraphs);
    }

    private static readonly char[] LineEnds = ['\n', '\r', '\u2028', '\u2029', '\u0085'];

    /// <summary>The character to keep at a place, or NUL for none.</summary>
    private static char Character(string text, int at)
    {
        var c = text[at];
        if (c is '\uFEFF' or '\uFFFE' or '\uFFFF') return '\0';
        if (char.IsHighSurrogate(c)) return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? c : '\0';
        if (char.IsLowSurrogate(c)) return at > 0 && char.IsHighSurrogate(text[at - 1]) ? c : '\0';
        return char.IsControl(c) && !char.IsWhiteSpace(c) ? '\0' : c;
    }
}
