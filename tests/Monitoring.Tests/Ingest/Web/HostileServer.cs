using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Monitoring.Tests.Ingest.Web;

/// <summary>A web server on loopback that does what each path is told to do, byte by byte; one request a connection.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, Func<Exchange, Task>> _paths = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Task> _exchanges = [];
    private readonly Task _accepting;

    public HostileServer()
    {
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>What is done with a connection before its request is read.</summary>
    public Func<Stream, Task>? Greeting { get; init; }

    /// <summary>Request lines and headers, in the order in which they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public string Endpoint => $"127.0.0.1:{Port}";

    public Uri Address(string path) => new($"http://{Endpoint}{path}");

    public void On(string path, Func<Exchange, Task> answer) => _paths[path] = answer;

    public void On(string path, string body, string contentType = "text/html; charset=utf-8", int status = 200, params string[] headers) =>
        On(path, exchange => exchange.AnswerAsync(status, Encoding.UTF8.GetBytes(body), [$"Content-Type: {contentType}", .. headers]));

    public void Redirect(string path, string location, int status = 302, params string[] headers) =>
        On(path, exchange => exchange.AnswerAsync(status, [], [$"Location: {location}", .. headers]));

    public int Asked(string path) => Requests.Count(request => request.StartsWith($"GET {path} ", StringComparison.Ordinal));

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                _exchanges.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (Greeting is not null)
                {
                    await Greeting(stream);
                    return;
                }
                var request = await ReadRequestAsync(stream);
                Requests.Enqueue(request);
                var path = request.Split(' ')[1];
                var exchange = new Exchange(client, stream, request, _closing.Token);
                await (_paths.TryGetValue(path, out var answer) ? answer(exchange) : exchange.AnswerAsync(404, [], []));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or IndexOutOfRangeException or AuthenticationException)
            {
                // The client has gone, which is what a hostile server must expect.
            }
        }
    }

    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _closing.Token);
            if (read == 0) break;
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        return request.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_exchanges);
        _closing.Dispose();
    }

    internal sealed class Exchange(TcpClient client, NetworkStream stream, string request, CancellationToken closing)
    {
        public string Request => request;
        public CancellationToken Closing => closing;
        public NetworkStream Stream => stream;

        public string? Header(string name) =>
            request.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

        public async Task AnswerAsync(int status, byte[] body, params string[] headers)
        {
            await HeadAsync(status, [$"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}", .. headers]);
            await stream.WriteAsync(body, closing);
            await stream.FlushAsync(closing);
            // Reading to the end lets the client read the answer before the connection closes.
            client.Client.Shutdown(SocketShutdown.Send);
            await DrainAsync();
        }

        public async Task HeadAsync(int status, params string[] headers)
        {
            var head = $"HTTP/1.1 {status} Said\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(head), closing);
        }

        /// <summary>Writes the block again and again until the client has had enough.</summary>
        public async Task EndlessAsync(byte[] block)
        {
            while (true) await stream.WriteAsync(block, closing);
        }

        /// <summary>One byte now and then, for as long as the client stays.</summary>
        public async Task DripAsync(TimeSpan every)
        {
            using var ticks = new PeriodicTimer(every);
            while (await ticks.WaitForNextTickAsync(closing)) await stream.WriteAsync("."u8.ToArray(), closing);
        }

        /// <summary>Says nothing until the client goes.</summary>
        public async Task DrainAsync()
        {
            var buffer = new byte[1024];
            while (await stream.ReadAsync(buffer, closing) > 0) { }
        }

        public void Reset()
        {
            client.LingerState = new LingerOption(true, 0);
            client.Close();
        }
    }
}
