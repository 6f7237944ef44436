namespace Monitoring.Ingest.Files.TextPages;

/// <summary>Finds where on a page its text is: the paragraphs that stand together and are longest in sum.</summary>
internal static class PageText
{
    /// <summary>Short lines that may stand between two paragraphs of one text: headings, the lines of a table.</summary>
    private const int WidestGap = 6;

    /// <returns>Index of the first paragraph of the text; the number of lines where there is none.</returns>
    public static int Begin(IReadOnlyList<TextLine> lines)
    {
        var (best, bestLength) = (lines.Count, 0);
        var (begin, length, gap) = (-1, 0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            // Readers may write more than the author, and footers more than either.
            if (line.Role is LineRole.Comments or LineRole.Footer && bestLength > 0) break;
            if (!line.IsParagraph)
            {
                if (line.Role == LineRole.Words) gap++;
                continue;
            }

            if (begin < 0 || gap > WidestGap) (begin, length) = (i, 0);
            length += line.Text.Length;
            gap = 0;
            if (length > bestLength) (best, bestLength) = (begin, length);
        }

        return best;
    }
}
