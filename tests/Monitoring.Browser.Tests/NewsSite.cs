using System.Globalization;
using System.Net;
using System.Text;

namespace Monitoring.Browser.Tests;

/// <summary>One feed with one item, on loopback.</summary>
public sealed class NewsSite : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task answering;

    public NewsSite(int port)
    {
        Authority = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        listener.Prefixes.Add($"http://{Authority}/");
        listener.Start();
        answering = AnswerAsync();
    }

    /// <summary>Host and port, as the address guard's exceptions are written.</summary>
    public string Authority { get; }

    public string Feed => $"http://{Authority}/rss";

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await answering;
    }

    private async Task AnswerAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext asked;
            try
            {
                asked = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var found = asked.Request.Url!.AbsolutePath == "/rss";
            asked.Response.StatusCode = found ? 200 : 404;
            asked.Response.ContentType = "application/rss+xml; charset=utf-8";
            if (found)
            {
                await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(
                    $"<rss version=\"2.0\"><channel><title>باران</title><item><title>باران در کاشمر</title><link>http://{Authority}/1</link></item></channel></rss>"));
            }

            asked.Response.Close();
        }
    }
}
