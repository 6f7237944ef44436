namespace Monitoring.Ingest.Feeds;

/// <summary>The attributes of a start tag, however they are quoted.</summary>
internal static class MarkupAttributes
{
    /// <summary>More are ignored.</summary>
    private const int Most = 64;

    /// <summary>Names in lower case with their prefix, values unescaped; null when there are none.</summary>
    public static List<KeyValuePair<string, string>>? Read(ReadOnlySpan<char> text)
    {
        List<KeyValuePair<string, string>>? attributes = null;
        var at = 0;
        while (at < text.Length && (attributes?.Count ?? 0) < Most)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '/' or '>' or '"' or '\'' or '=')) at++;
            var nameStart = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '/')) at++;
            if (at == nameStart) break;
            var name = text[nameStart..at];
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at >= text.Length || text[at] != '=') continue;
            at++;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var value = Value(text, ref at);
            (attributes ??= []).Add(new(name.ToString().ToLowerInvariant(), Entities.Decode(value)));
        }
        return attributes;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, ref int at)
    {
        if (at < text.Length && text[at] is '"' or '\'')
        {
            var close = text[(at + 1)..].IndexOf(text[at]);
            if (close >= 0)
            {
                var quoted = text.Slice(at + 1, close);
                at += close + 2;
                return quoted;
            }
            at++;
        }
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '>') at++;
        var end = at;
        if (end == text.Length - 1 && text[end] == '>' && end > start && text[end - 1] == '/') end--;
        return text[start..end];
    }
}
