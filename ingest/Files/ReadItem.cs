namespace Monitoring.Ingest.Files;

/// <summary>What one place of an imported file gave.</summary>
/// <param name="File">Path as the caller named it, inside a folder with its relative path.</param>
/// <param name="Line">1-based line or record number; null when the file is one item.</param>
public abstract record ReadItem(string File, long? Line);

/// <param name="Raw">The page as it was read, kept so that extraction can run again; null for items without a page.</param>
public sealed record ReadArticle(string File, long? Line, Article Article, byte[]? Raw = null) : ReadItem(File, Line);

/// <summary>An item that cannot possibly be processed, with a reason a person can act on.</summary>
public sealed record Rejection(string File, long? Line, string Reason) : ReadItem(File, Line)
{
    /// <summary>One line: file, line, reason.</summary>
    public override string ToString() => Line is { } line ? $"{File}:{line}: {Reason}" : $"{File}: {Reason}";
}
