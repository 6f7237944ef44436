namespace Monitoring.Text.Tokens;

/// <summary>Web and mail addresses, which are one term each.</summary>
internal static class Addresses
{
    /// <summary>How far a mail address is looked for; RFC 5321 allows 254 octets.</summary>
    private const int MaxMail = 254;

    /// <summary>The length of the address at the beginning of <paramref name="text"/>, or 0.</summary>
    /// <param name="skipped">How much of it says only how to get there (https://, www.) and is no part of the term.</param>
    public static int LengthAt(ReadOnlySpan<char> text, out int skipped)
    {
        skipped = text switch
        {
            _ when StartsWith(text, "https://") => 8,
            _ when StartsWith(text, "http://") => 7,
            _ => 0,
        };
        if (StartsWith(text[skipped..], "www.")) skipped += 4;
        if (skipped == 0) return MailLength(text);
        var length = skipped;
        while (length < text.Length && IsWebChar(text[length])) length++;
        while (length > skipped && text[length - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '/' or '\'') length--;
        return length > skipped ? length : 0;
    }

    private static int MailLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        var at = 0;
        var limit = Math.Min(text.Length, MaxMail);
        for (; length < limit && (IsMailChar(text[length]) || text[length] == '@'); length++)
        {
            if (text[length] != '@') continue;
            if (at > 0 || length == 0) return 0;
            at = length;
        }

        if (at == 0) return 0;
        while (length > at && text[length - 1] is '.' or '-' or '_') length--;
        return text[at..length].Contains('.') ? length : 0;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool IsWebChar(char c) => c is > ' ' and < '\u007F' and not ('<' or '>' or '"');

    private static bool IsMailChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
