using System.Text;

namespace Monitoring.Ingest.Pages;

/// <summary>Plain text of a fragment of markup inside a declaration; paragraphs and breaks become line feeds.</summary>
internal static class Markup
{
    public static string Text(string fragment)
    {
        var result = new StringBuilder(fragment.Length);
        for (var i = 0; i < fragment.Length; i++)
        {
            if (fragment[i] == '<' && i + 1 < fragment.Length && (char.IsAsciiLetter(fragment[i + 1]) || fragment[i + 1] == '/'))
            {
                var end = fragment.IndexOf('>', i);
                if (end < 0) break;
                var start = fragment[i + 1] == '/' ? i + 2 : i + 1;
                var name = start;
                while (name < end && char.IsAsciiLetterOrDigit(fragment[name])) name++;
                if (BlockReader.IsBlock(fragment[start..name].ToLowerInvariant()) || fragment.AsSpan(start, name - start).Equals("br", StringComparison.OrdinalIgnoreCase)) result.Append('\n');
                i = end;
                continue;
            }

            result.Append(fragment[i]);
        }

        return System.Net.WebUtility.HtmlDecode(result.ToString());
    }
}
