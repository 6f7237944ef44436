using System.Text;

namespace Monitoring.Ingest.Feeds;

/// <summary>Makes the addresses in a piece of HTML absolute; everything else in it stays as it was written.</summary>
internal static class MarkupLinks
{
    public static string Resolve(string html, FeedBase relativeTo)
    {
        var result = new StringBuilder(html.Length + 64);
        var scanner = new MarkupScanner(html);
        var copied = 0;
        while (scanner.Next() is var token && token != MarkupToken.End)
        {
            if (token != MarkupToken.StartTag) continue;
            var attributesStart = scanner.TokenEnd - scanner.AttributeText.Length;
            foreach (var (start, length) in Addresses(scanner.AttributeText))
            {
                var written = Entities.Decode(html.AsSpan(attributesStart + start, length));
                if (written.StartsWith('#') || relativeTo.Resolve(written) is not { } resolved || resolved == written) continue;
                result.Append(html, copied, attributesStart + start - copied).Append(resolved.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal));
                copied = attributesStart + start + length;
            }
        }
        return copied == 0 ? html : result.Append(html, copied, html.Length - copied).ToString();
    }

    /// <summary>Where quoted values of href and its like stand.</summary>
    private static List<(int Start, int Length)> Addresses(ReadOnlySpan<char> attributes)
    {
        var found = new List<(int, int)>();
        var at = 0;
        while (at < attributes.Length)
        {
            var equals = attributes[at..].IndexOf('=');
            if (equals < 0) break;
            var name = attributes.Slice(at, equals).Trim();
            at += equals + 1;
            while (at < attributes.Length && char.IsWhiteSpace(attributes[at])) at++;
            if (at >= attributes.Length || attributes[at] is not ('"' or '\'')) continue;
            var close = attributes[(at + 1)..].IndexOf(attributes[at]);
            if (close < 0) break;
            if (Holds(name[(name.LastIndexOfAny(" \t\r\n") + 1)..])) found.Add((at + 1, close));
            at += close + 2;
        }
        return found;
    }

    private static bool Holds(ReadOnlySpan<char> attribute) =>
        attribute.Equals("href", StringComparison.OrdinalIgnoreCase) || attribute.Equals("src", StringComparison.OrdinalIgnoreCase)
        || attribute.Equals("cite", StringComparison.OrdinalIgnoreCase) || attribute.Equals("poster", StringComparison.OrdinalIgnoreCase)
        || attribute.Equals("action", StringComparison.OrdinalIgnoreCase) || attribute.Equals("background", StringComparison.OrdinalIgnoreCase)
        || attribute.Equals("longdesc", StringComparison.OrdinalIgnoreCase) || attribute.Equals("data", StringComparison.OrdinalIgnoreCase);
}
