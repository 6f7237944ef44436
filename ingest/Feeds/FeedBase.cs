namespace Monitoring.Ingest.Feeds;

/// <summary>What relative addresses are relative to: <c>xml:base</c> on the way down, under it the feed's own address.</summary>
/// <param name="Stated">An <c>xml:base</c> was met on the way.</param>
internal readonly record struct FeedBase(Uri? Address, bool Stated)
{
    public static FeedBase None => default;

    public static FeedBase Of(Uri? document) => document is { IsAbsoluteUri: true } ? new(document, false) : None;

    public FeedBase With(string? xmlBase)
    {
        if (string.IsNullOrWhiteSpace(xmlBase)) return this;
        var stated = xmlBase.Trim();
        if (!TryMake(Address, stated, out var address)) return this;
        // A path given as a base is meant as a folder even where its closing slash was forgotten, unless it names a file.
        var path = address.AbsolutePath;
        if (!path.EndsWith('/') && path.LastIndexOf('.') < path.LastIndexOf('/'))
            address = new UriBuilder(address) { Path = path + "/", Query = "", Fragment = "" }.Uri;
        return new(address, true);
    }

    /// <summary>The address made absolute; as it was written when it is so already, or nothing says what it is relative to.</summary>
    public string? Resolve(string? written)
    {
        var text = written?.Trim();
        if (string.IsNullOrEmpty(text)) return Stated && text is not null ? Address!.AbsoluteUri.TrimEnd('/') : null;
        if (Address is null || HasScheme(text)) return text;
        return TryMake(Address, text, out var address) ? address.AbsoluteUri : text;
    }

    private static bool TryMake(Uri? relativeTo, string text, out Uri address)
    {
        var made = relativeTo is not null && !HasScheme(text)
            ? Uri.TryCreate(relativeTo, text, out var result)
            : Uri.TryCreate(text, UriKind.Absolute, out result);
        address = result!;
        // On Unix a bare path is an absolute file address.
        return made && !result!.IsFile;
    }

    private static bool HasScheme(string text)
    {
        var end = text.AsSpan().IndexOfAny(":/?#");
        if (end < 1 || text[end] != ':' || !char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text.AsSpan(0, end))
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        return true;
    }
}
