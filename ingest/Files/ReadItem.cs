namespace Monitoring.Ingest.Files;

/// <summary>What one place of an imported file gave.</summary>
/// <param name="File">Path as the caller named it, inside a folder with its relative path.</param>
/// <param name="Line">1-based line or record number; null when the file is one item.</param>
public abstract record ReadItem(string File, long? Line)
{
    /// <summary>Where it stands, for people: file and line.</summary>
    private protected string Place => Line is { } line ? $"{File}:{line}" : File;
}

/// <param name="Raw">The page as it was read, kept so that extraction can run again; null for items without a page.</param>
/// <param name="Doubt">What of it was not taken as it stands, and what to do; null for nothing.</param>
public sealed record ReadArticle(string File, long? Line, Article Article, byte[]? Raw = null, string? Doubt = null) : ReadItem(File, Line)
{
    /// <summary>One line: file, line, doubt; null where there is none.</summary>
    public string? Warning => Doubt is null ? null : $"{Place}: {Doubt}";
}

/// <summary>An item that cannot possibly be processed, with a reason a person can act on.</summary>
public sealed record Rejection(string File, long? Line, string Reason) : ReadItem(File, Line)
{
    /// <summary>One line: file, line, reason.</summary>
    public override string ToString() => $"{Place}: {Reason}";
}
