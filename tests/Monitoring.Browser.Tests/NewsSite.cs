using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Monitoring.Browser.Tests;

/// <summary>One feed with one item, on a port of loopback that the system chooses.</summary>
public sealed class NewsSite : IAsyncDisposable
{
    private readonly WebApplication app;

    public NewsSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/rss", () => Results.Content(
            $"<rss version=\"2.0\"><channel><title>باران</title><item><title>باران در کاشمر</title><link>http://{Authority}/1</link></item></channel></rss>",
            "application/rss+xml; charset=utf-8"));
    }

    /// <summary>Host and port, as the address guard's exceptions are written; known once it answers.</summary>
    public string Authority { get; private set; } = "";

    public string Feed => $"http://{Authority}/rss";

    public async Task StartAsync()
    {
        await app.StartAsync();
        Authority = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
