using System.Net;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

public class FetchGuardTests
{
    [Theory]
    [InlineData("http://127.0.0.1:80/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("ftp://news.example/x")]
    public async Task FetchAsync_RedirectInside_ParkedAndNotConnected(string target)
    {
        await using var server = new HostileServer();
        server.Redirect("/go", target);
        using var fetcher = WebTest.Fetcher(server);
        var parked = await fetcher.ParksAsync(server.Address("/go"), FetchFault.ForbiddenAddress);
        Assert.Contains("redirected to", parked.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.20.30.40")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("fd00:ec2::254")]
    public async Task FetchAsync_NameLeadsInside_ParkedAndNotConnected(string inside)
    {
        var connector = new RecordingConnector().Name("news.example", inside);
        using var fetcher = new WebFetcher(WebTest.Options(), TimeProvider.System, connector);
        await fetcher.ParksAsync(new Uri("http://news.example/"), FetchFault.ForbiddenAddress);
        Assert.Empty(connector.Connections);
    }

    [Fact]
    public async Task FetchAsync_NameLeadsOutside_ConnectsToTheCheckedAddress()
    {
        var connector = new RecordingConnector().Name("news.example", "93.184.216.34");
        using var fetcher = new WebFetcher(WebTest.Options(), TimeProvider.System, connector);
        await fetcher.FailsAsync(new Uri("http://news.example/"), FetchFault.ConnectFailed);
        Assert.Equal([new IPEndPoint(IPAddress.Parse("93.184.216.34"), 80)], connector.Connections);
    }

    [Fact]
    public async Task FetchAsync_MixedAddresses_OnlyPublicOnesAreConnectedTo()
    {
        var connector = new RecordingConnector().Name("news.example", "10.0.0.1 93.184.216.34 ::1 2606:4700::1111");
        using var fetcher = new WebFetcher(WebTest.Options(), TimeProvider.System, connector);
        await fetcher.FailsAsync(new Uri("https://news.example/"), FetchFault.ConnectFailed);
        Assert.Equal(["93.184.216.34", "2606:4700::1111"], connector.Connections.Select(endpoint => endpoint.Address.ToString()));
    }

    [Fact]
    public async Task FetchAsync_NameRebound_SecondAnswerIsCheckedToo()
    {
        var connector = new RecordingConnector().Name("news.example", "93.184.216.34", "127.0.0.1");
        using var fetcher = new WebFetcher(WebTest.Options(), TimeProvider.System, connector);
        await fetcher.FailsAsync(new Uri("http://news.example/"), FetchFault.ConnectFailed);
        await fetcher.ParksAsync(new Uri("http://news.example/"), FetchFault.ForbiddenAddress);
        Assert.Single(connector.Connections);
    }

    [Fact]
    public async Task FetchAsync_UnknownName_MayBeTriedAgain()
    {
        using var fetcher = new WebFetcher(WebTest.Options(), TimeProvider.System, new RecordingConnector());
        await fetcher.FailsAsync(new Uri("http://nowhere.example/"), FetchFault.NameNotResolved);
    }
}
