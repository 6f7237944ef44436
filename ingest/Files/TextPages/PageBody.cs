namespace Monitoring.Ingest.Files.TextPages;

/// <summary>The article's paragraphs, as indexes into the page's lines.</summary>
/// <param name="SetApart">How many of them stand before a line of particulars that more text follows; 0 where none does.</param>
/// <param name="End">Index of the line where the article is over.</param>
internal sealed record PageBody(IReadOnlyList<int> Paragraphs, int SetApart, int End)
{
    /// <summary>Shorter sentences among links to other items are their headlines.</summary>
    private const int ResumesAt = 100;

    /// <summary>Lines between the title and the first paragraph that may be the article's own.</summary>
    private const int MostSubheads = 3;

    public static PageBody Of(IReadOnlyList<TextLine> lines, int start)
    {
        var paragraphs = new List<int>();
        var apart = 0;
        var at = start;
        for (; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.Role == LineRole.Words)
            {
                paragraphs.Add(at);
                continue;
            }

            if (!paragraphs.Exists(p => lines[p].IsParagraph)) continue;
            if (line.Role is LineRole.End or LineRole.Comments or LineRole.Footer or LineRole.Tags) break;
            if (line.Role == LineRole.Particulars)
            {
                var goesOn = NextText(lines, at + 1);
                if (goesOn < 0) break;
                if (apart == 0 && paragraphs.Count <= 2) apart = paragraphs.Count;
            }
            else if (line.Role == LineRole.Related)
            {
                // With the links on the same line it is one line; else they follow until the text goes on.
                if (line.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < line.Text.Length - 2) continue;
                var goesOn = NextText(lines, at + 1);
                if (goesOn < 0) break;
                at = goesOn - 1;
            }
            else if (line.Role == LineRole.Menu && NextText(lines, at + 1) < 0)
            {
                break;
            }
        }

        // Headings without text under them at the end are not the article's.
        while (paragraphs.Count > 1 && !lines[paragraphs[^1]].IsParagraph && lines[paragraphs[^1]].Text.Length < 40 && !EndsSentence(lines[paragraphs[^1]].Text))
        {
            paragraphs.RemoveAt(paragraphs.Count - 1);
        }

        return new PageBody(paragraphs, apart, at);
    }

    /// <summary>Where the article's lines begin: under the title, unless other items' headlines stand between it and the text.</summary>
    public static int Start(IReadOnlyList<TextLine> lines, int title, int first)
    {
        var between = 0;
        for (var i = title + 1; i < first && i < lines.Count; i++)
        {
            if (lines[i].Role == LineRole.Words) between++;
        }

        return between <= MostSubheads ? title + 1 : first;
    }

    /// <summary>The next long sentence before anything that ends the article; -1 for none.</summary>
    private static int NextText(IReadOnlyList<TextLine> lines, int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (lines[i].Role is LineRole.End or LineRole.Comments or LineRole.Footer or LineRole.Tags or LineRole.Related) return -1;
            if (lines[i].IsParagraph && lines[i].Text.Length >= ResumesAt) return i;
        }

        return -1;
    }

    private static bool EndsSentence(string text) => text[^1] is '.' or '؟' or '!' or '»' or '"';
}
