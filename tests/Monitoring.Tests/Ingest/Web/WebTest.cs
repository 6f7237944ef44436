using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

/// <summary>Options and connectors of the fetching tests.</summary>
internal static class WebTest
{
    /// <summary>Generous where nothing is to be waited for, so that a busy machine fails no test.</summary>
    public static WebOptions Options(HostileServer? server = null, Action<WebOptions>? change = null)
    {
        var options = new WebOptions { Contact = "https://monitoring.example.org/bot", HostPause = TimeSpan.Zero };
        if (server is not null) options.AllowedEndpoints.Add(server.Endpoint);
        change?.Invoke(options);
        return options;
    }

    public static WebFetcher Fetcher(HostileServer server, Action<WebOptions>? change = null) => new(Options(server, change), TimeProvider.System);

    public static Task<FetchAnswer> GetAsync(this WebFetcher fetcher, Uri address) => fetcher.FetchAsync(new FetchRequest(address), TestContext.Current.CancellationToken);

    public static async Task<FetchParkedException> ParksAsync(this WebFetcher fetcher, Uri address, FetchFault fault)
    {
        var parked = await Assert.ThrowsAsync<FetchParkedException>(() => fetcher.GetAsync(address));
        Assert.Equal(fault, parked.Fault);
        AssertLine(parked.Message, address);
        return parked;
    }

    public static async Task<FetchFailedException> FailsAsync(this WebFetcher fetcher, Uri address, FetchFault fault)
    {
        var failed = await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.GetAsync(address));
        Assert.Equal(fault, failed.Fault);
        AssertLine(failed.Message, address);
        return failed;
    }

    private static void AssertLine(string message, Uri address)
    {
        Assert.StartsWith(address.AbsoluteUri + ": ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}

/// <summary>Resolves from a table, records every connection that would be opened, and opens none: no packet leaves the machine.</summary>
internal sealed class RecordingConnector : WebConnector
{
    private readonly Dictionary<string, Queue<string>> _names = [];

    public ConcurrentQueue<IPEndPoint> Connections { get; } = new();

    /// <summary>The first time the name is asked for it has the first address, and so on; the last one stays.</summary>
    public RecordingConnector Name(string host, params string[] addresses)
    {
        _names[host] = new Queue<string>(addresses);
        return this;
    }

    public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        if (!_names.TryGetValue(host, out var addresses)) throw new SocketException((int)SocketError.HostNotFound);
        var turn = addresses.Count > 1 ? addresses.Dequeue() : addresses.Peek();
        return Task.FromResult(turn.Split(' ').Select(IPAddress.Parse).ToArray());
    }

    public override Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        Connections.Enqueue(endpoint);
        throw new SocketException((int)SocketError.ConnectionRefused);
    }
}

/// <summary>Every name is this machine, whatever its resolver says.</summary>
internal sealed class LoopbackConnector : WebConnector
{
    public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
}
