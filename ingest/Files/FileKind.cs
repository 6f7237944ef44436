namespace Monitoring.Ingest.Files;

/// <summary>What a file is read as; its name tells, the content only corrects compression.</summary>
internal enum FileKind
{
    Unknown,
    JsonLines,
    Html,
    Text,
    Warc,
    Feed,
}

internal static class FileKinds
{
    /// <summary>For people, in the one line that refuses another file.</summary>
    public const string Known = ".jsonl, .jsonl.gz, .html, .txt, .warc, .warc.gz, .xml, .json (JSON Feed) or a folder of them";

    public static FileKind Of(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        return Path.GetExtension(name).ToString().ToLowerInvariant() switch
        {
            ".jsonl" or ".ndjson" => FileKind.JsonLines,
            ".html" or ".htm" or ".xhtml" => FileKind.Html,
            ".txt" => FileKind.Text,
            ".warc" => FileKind.Warc,
            ".xml" or ".rss" or ".atom" or ".rdf" or ".json" => FileKind.Feed,
            _ => FileKind.Unknown,
        };
    }
}
