using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Monitoring.Text;
using Directory = System.IO.Directory;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>Generations of the index in numbered folders, and a small file that names the current one.</summary>
internal sealed class IndexFolder(string root)
{
    private const string AnalyzerKey = "analyzer";

    /// <summary>Everything that changes the terms or fields of a document.</summary>
    public static string Version { get; } = $"{TextAnalyzer.Version}/{Fields.Layout}";

    private string Pointer => Path.Combine(root, "current");

    /// <summary>The current generation's folder, or null.</summary>
    public string? Current()
    {
        try
        {
            var name = File.ReadAllText(Pointer).Trim();
            return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? Path.Combine(root, name) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A new, empty folder beside the others.</summary>
    public string Next()
    {
        Directory.CreateDirectory(root);
        var last = Directory.GetDirectories(root).Select(static d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0);
        var next = Path.Combine(root, (last.DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(next);
        return next;
    }

    /// <summary>Makes a folder the current one in one step, then removes the others.</summary>
    public void Use(string folder)
    {
        var draft = Pointer + ".new";
        File.WriteAllText(draft, Path.GetFileName(folder));
        File.Move(draft, Pointer, overwrite: true);
        RemoveOthers(folder);
    }

    /// <summary>What a rebuild that was cut off, or one that a reader kept open, left behind.</summary>
    public void RemoveOthers(string folder)
    {
        foreach (var other in Directory.GetDirectories(root))
        {
            if (other == folder) continue;
            try
            {
                Directory.Delete(other, recursive: true);
            }
            catch (IOException)
            {
                // A reader holds it open on a system that minds; the next writer removes it.
            }
        }
    }

    public static IndexWriter OpenWriter(string folder, bool create)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
        {
            OpenMode = create ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = 64,
            Similarity = new BM25Similarity(),
        };
        return new IndexWriter(FSDirectory.Open(folder), config);
    }

    /// <summary>Commits, with the version of the terms in the commit itself.</summary>
    public static void Commit(IndexWriter writer, string version)
    {
        writer.SetCommitData(new Dictionary<string, string> { [AnalyzerKey] = version });
        writer.Commit();
    }

    public static string VersionOf(DirectoryReader reader) =>
        reader.IndexCommit.UserData.TryGetValue(AnalyzerKey, out var version) ? version : "none";
}
