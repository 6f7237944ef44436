using System.IO.Compression;
using System.Text;
using Monitoring.Ingest.Files;

namespace Monitoring.Tests.Ingest.Files;

[Collection(nameof(MeasuresMemory))]
public sealed class LongLineTests
{
    private const string Good = """{"url":"https://sepidar-news.example/1","title":"باران در رشت","body":"باران آمد."}""";

    [Fact]
    public async Task JsonLine_TooLongIsSkippedInBoundedMemory()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "a.jsonl.gz");
        await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Good + "\n{\"url\":\"https://a.example/2\",\"title\":\"ت\",\"body\":\""));
            var part = Encoding.UTF8.GetBytes(new string('x', 1 << 20));
            for (var i = 0; i < 50; i++) gzip.Write(part);
            gzip.Write(Encoding.UTF8.GetBytes("\"}\n" + Good));
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var items = await Folder.ReadAsync(new ReadOptions { LongestLine = 1 << 20 }, file);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Collection(items,
            first => Assert.IsType<ReadArticle>(first),
            second => Assert.Contains("longer than 1 MiB", Assert.IsType<Rejection>(second).Reason, StringComparison.Ordinal),
            third => Assert.Equal(3, Assert.IsType<ReadArticle>(third).Line));
        Assert.True(allocated < 16 << 20, $"{allocated} bytes");
    }
}
