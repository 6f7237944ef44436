namespace Monitoring.Ingest.Files.TextPages;

/// <summary>A saved page's text as lines with their roles.</summary>
internal static class PageLines
{
    /// <summary>A page of more lines is no article; the rest is not read.</summary>
    private const int Most = 20_000;

    private static readonly char[] LineEnds = ['\n', '\r', '\u000B', '\u000C', '\u0085', '\u2028', '\u2029'];

    public static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        var raw = Unwrapped(text.ReplaceLineEndings("\n").Split(LineEnds));
        for (var i = 0; i < raw.Count && lines.Count < Most; i++)
        {
            var line = raw[i].Text;
            var key = LetterKey.Of(line);
            // «کد خبر» on one line and the number on the next.
            if (Particulars.IsLabel(key) && i + 1 < raw.Count && line.TrimEnd(':', ' ') + ": " + raw[i + 1].Text is var both && Particulars.IsParticulars(both))
            {
                lines.Add(new TextLine(raw[i].Number, both, LetterKey.Of(both), LineRole.Particulars));
                i++;
                continue;
            }

            lines.Add(new TextLine(raw[i].Number, line, key, LineRoles.Of(line, key)));
        }

        return lines;
    }

    /// <summary>
    /// Lines without the blank ones. Some programs break paragraphs at a fixed width when they save: where the next line's first word
    /// would not have fitted, nearly always, the break is theirs and not the author's.
    /// </summary>
    private static List<(int Number, string Text)> Unwrapped(string[] lines)
    {
        var clean = Array.ConvertAll(lines, CleanText.Line);
        var width = clean.Length == 0 ? 0 : clean.Max(l => l.Length);
        var wrapped = width is >= 40 and <= 100 && IsWrapped(clean, width);
        var result = new List<(int Number, string Text)>();
        for (var i = 0; i < clean.Length; i++)
        {
            if (clean[i].Length == 0) continue;
            if (wrapped && i > 0 && clean[i - 1].Length > 0 && !Fits(clean[i - 1], clean[i], width))
            {
                result[^1] = (result[^1].Number, result[^1].Text + " " + clean[i]);
            }
            else
            {
                result.Add((i + 1, clean[i]));
            }
        }

        return result;
    }

    private static bool IsWrapped(string[] lines, int width)
    {
        int full = 0, breaks = 0;
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i - 1].Length == 0 || lines[i].Length == 0 || lines[i - 1].Length < width / 2) continue;
            breaks++;
            if (!Fits(lines[i - 1], lines[i], width)) full++;
        }

        return full >= 4 && full >= breaks * 3 / 4;
    }

    private static bool Fits(string line, string next, int width)
    {
        var space = next.IndexOf(' ', StringComparison.Ordinal);
        return line.Length + 1 + (space < 0 ? next.Length : space) <= width;
    }
}
