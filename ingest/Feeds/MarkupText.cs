using System.Text;

namespace Monitoring.Ingest.Feeds;

/// <summary>What the inside of an element says: CDATA as it stands, references resolved elsewhere, comments left out.</summary>
internal static class MarkupText
{
    private const string SectionStart = "<![CDATA[";
    private const string SectionEnd = "]]>";

    public static bool HasSection(ReadOnlySpan<char> inner) => inner.IndexOf(SectionStart) >= 0;

    public static string Read(ReadOnlySpan<char> inner)
    {
        inner = inner.Trim();
        if (inner.IndexOf('<') < 0) return Entities.Decode(inner).Trim();
        var text = new StringBuilder(inner.Length);
        while (inner.Length > 0)
        {
            var mark = inner.IndexOf("<!");
            if (mark < 0) mark = inner.Length;
            Entities.DecodeInto(text, inner[..mark]);
            inner = inner[mark..];
            if (inner.StartsWith(SectionStart))
            {
                inner = inner[SectionStart.Length..];
                var end = inner.IndexOf(SectionEnd);
                text.Append(end < 0 ? inner : inner[..end]);
                inner = end < 0 ? [] : inner[(end + SectionEnd.Length)..];
            }
            else if (inner.StartsWith("<!--"))
            {
                var end = inner.IndexOf("-->");
                inner = end < 0 ? [] : inner[(end + 3)..];
            }
            else if (inner.Length > 0)
            {
                text.Append("<!");
                inner = inner[2..];
            }
        }
        return text.ToString().Trim();
    }

    /// <summary>Characters that XML 1.0 allows; the others are left out when a feed is decoded.</summary>
    public static bool IsAllowed(int code) =>
        code is >= 0x20 and not (0xFFFE or 0xFFFF) or 0x9 or 0xA or 0xD;

    public static string WithoutForbidden(string text)
    {
        var first = IndexOfForbidden(text);
        if (first < 0) return text;
        var kept = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
            if (IsAllowed(text[i])) kept.Append(text[i]);
        return kept.ToString();
    }

    private static int IndexOfForbidden(ReadOnlySpan<char> text) => text.IndexOfAny(Forbidden);

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => !IsAllowed(code)).Select(code => (char)code), '\uFFFE', '\uFFFF']);
}
