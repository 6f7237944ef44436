namespace Monitoring.Ingest.Files;

/// <summary>One file to read, or the reason why a path gives none.</summary>
internal sealed record ListedFile(string Name, FileKind Kind, long Bytes, string? Refused = null);

/// <summary>Turns the paths of a call into files: folders are walked in ordinal order, links inside them are not followed.</summary>
internal static class FileList
{
    private static readonly EnumerationOptions Walk = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        // A link may lead back up; hidden files are an editor's or the system's, not news.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public static IReadOnlyList<ListedFile> Of(IReadOnlyList<string> paths)
    {
        var files = new List<ListedFile>();
        foreach (var path in paths)
        {
            try
            {
                if (Directory.Exists(path)) AddFolder(files, path);
                else files.Add(File(path));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                files.Add(new ListedFile(path, FileKind.Unknown, 0, "cannot be opened: " + OneLine(e.Message)));
            }
        }

        return files;
    }

    /// <summary>A system's message without line breaks, so that a rejection stays one line.</summary>
    public static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();

    private static void AddFolder(List<ListedFile> files, string path)
    {
        var found = Directory.EnumerateFiles(path, "*", Walk).Where(IsMeant).ToList();
        if (found.Count == 0)
        {
            files.Add(new ListedFile(path, FileKind.Unknown, 0, $"no file in this folder can be read: put {FileKinds.Known} there"));
            return;
        }

        found.Sort(StringComparer.Ordinal);
        files.AddRange(found.Select(File));
    }

    /// <summary>A folder's <c>.json</c> files are mostly something else, so they count only where they begin as a JSON Feed.</summary>
    private static bool IsMeant(string path)
    {
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return FileKinds.Of(path) != FileKind.Unknown;
        var head = new byte[4096];
        try
        {
            using var file = System.IO.File.OpenRead(path);
            return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).IndexOf("jsonfeed.org/version"u8) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ListedFile File(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return new ListedFile(path, FileKind.Unknown, 0, "there is no such file or folder: check the path");
        var kind = FileKinds.Of(path);
        return kind == FileKind.Unknown
            ? new ListedFile(path, kind, 0, $"files of this kind cannot be read: give {FileKinds.Known}")
            : new ListedFile(path, kind, file.Length);
    }
}
