using Monitoring.Ingest.Files;

namespace Monitoring.Tests.Ingest.Files;

public sealed class FeedListTests
{
    [Fact]
    public void Read_ShippedListIsWhole()
    {
        var feeds = FeedList.Read(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "feeds.json"));

        Assert.True(feeds.Count >= 20);
        Assert.All(feeds, f => Assert.NotNull(f.Language));
        Assert.Contains(feeds, f => f.Language == "ar");
        Assert.Contains(feeds, f => f.Source == "خبرگزاری مهر");
        Assert.Equal(feeds.Count, feeds.Select(f => f.Url).Distinct().Count());
    }

    [Fact]
    public void Read_SourceAndLanguageMayBeLeftOut()
    {
        using var folder = new Folder();
        var file = folder.Write("feeds.json", """[{"url":"https://www.mehrnews.com/rss"}, /* mine */ {"url":"https://a.example/rss","source":"الف","language":"fa"},]""");

        Assert.Equal([new ListedFeed("خبرگزاری مهر", "https://www.mehrnews.com/rss", null), new ListedFeed("الف", "https://a.example/rss", "fa")], FeedList.Read(file));
    }

    [Theory]
    [InlineData("", "line 1 is not JSON")]
    [InlineData("[\n{\"url\":", "line 2 is not JSON")]
    [InlineData("{\"url\":\"https://a.example\"}", "no list")]
    [InlineData("[{\"url\":\"https://a.example/1\"},5]", "entry 2 is no object")]
    [InlineData("[{\"source\":\"الف\"}]", "entry 1 has no \"url\"")]
    [InlineData("[{\"url\":\"a.example/rss\"}]", "entry 1: \"a.example/rss\" is no address")]
    [InlineData("[{\"url\":\"file:///etc/passwd\"}]", "is no address")]
    [InlineData("[{\"url\":7}]", "\"url\" is no text")]
    [InlineData("[{\"url\":\"https://a.example/1\",\"language\":\"Persian\"}]", "\"Persian\" is no language code")]
    [InlineData("[{\"url\":\"https://a.example/1\"},{\"url\":\"https://a.example/1\"}]", "entry 2 repeats the address of entry 1")]
    public void Read_ErrorNamesFileAndEntry(string json, string reason)
    {
        using var folder = new Folder();
        var file = folder.Write("feeds.json", json);

        var error = Assert.Throws<FeedListException>(() => FeedList.Read(file));

        Assert.StartsWith(file + ":", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_MissingFileIsNamed() =>
        Assert.StartsWith("/nowhere/feeds.json: cannot be read", Assert.Throws<FeedListException>(() => FeedList.Read("/nowhere/feeds.json")).Message, StringComparison.Ordinal);
}
