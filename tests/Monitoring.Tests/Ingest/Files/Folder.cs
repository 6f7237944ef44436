using System.IO.Compression;
using System.Text;
using Monitoring.Ingest.Files;

namespace Monitoring.Tests.Ingest.Files;

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("monitoring-files-").FullName;

    public string Path => _path;

    public string Write(string name, byte[] bytes)
    {
        var file = System.IO.Path.Combine(_path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static async Task<List<ReadItem>> ReadAsync(ReadOptions options, params string[] paths)
    {
        var items = new List<ReadItem>();
        await foreach (var item in ArticleFiles.ReadAsync(paths, options, TestContext.Current.CancellationToken)) items.Add(item);
        return items;
    }

    public static Task<List<ReadItem>> ReadAsync(params string[] paths) => ReadAsync(new ReadOptions(), paths);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
