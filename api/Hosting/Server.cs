using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Monitoring.Api.Commands;
using Monitoring.Api.Describing;
using Monitoring.Api.Jobs;
using Monitoring.Api.Pipeline;
using Monitoring.Api.Search;
using Monitoring.Api.Sources;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Hosting;

/// <summary>Web, jobs and dashboard on one data folder, until it is stopped.</summary>
public sealed class Server : IAsyncDisposable
{
    // Stored articles that a crashed server left behind are taken up after this.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private readonly WebApplication _app;
    private readonly DataFolder _folder;

    private Server(WebApplication app, DataFolder folder, string url)
    {
        _app = app;
        _folder = folder;
        Url = url;
    }

    /// <summary>Where it listens, with the port that it was given.</summary>
    public string Url { get; }

    public IServiceProvider Rooms => _app.Services;

    /// <exception cref="WrongCallException">It cannot listen there, or a setting is wrong.</exception>
    /// <exception cref="StorageException">Another process writes the data folder.</exception>
    public static async Task<Server> StartAsync(Terminal terminal, DataFolder folder, MonitoringOptions options, CancellationToken cancellation)
    {
        var app = Build(terminal, folder, options);
        try
        {
            _ = app.Services.GetRequiredService<ISearchIndex>();
            // Before anything else asks the database: what is wrong with it is told in our own words.
            await FirstRun.PrepareAsync(app.Services, terminal, cancellation);
            Map(app, options);
            await app.StartAsync(cancellation);
            var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            var card = ServerCard.Issue(Reachable(url));
            app.Services.GetRequiredService<LocalImport>().Open(card);
            card.Write(folder);
            await FirstRun.TellAsync(app.Services, terminal, url, cancellation);
            return new Server(app, folder, url);
        }
        catch (IOException taken) when (taken is not FileNotFoundException && taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await app.DisposeAsync();
            throw new WrongCallException($"{options.Url} is in use: stop what listens there, or choose another with --urls http://localhost:PORT.");
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns after SIGTERM, Ctrl-C or cancellation, when everything underway is stored.</summary>
    public async Task RunUntilStoppedAsync(CancellationToken cancellation)
    {
        await _app.WaitForShutdownAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(_folder.ServerCard);
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(Terminal terminal, DataFolder folder, MonitoringOptions options)
    {
        // Pages lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "monitoring" });
        builder.WebHost.UseStaticWebAssets().UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 << 20;
            // Eight queries of 2,000 Persian letters each are 96,000 letters of an address.
            kestrel.Limits.MaxRequestLineSize = 128 << 10;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning)
            // Why a start failed is told in one line by whoever called.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton(terminal.Clock).AddSingleton(options);
        builder.Services.AddRooms(folder, options, readOnly: false, Lease).AddSingleton<LocalImport>();
        builder.Services.AddJobs(options);
        builder.Services.AddApiDescription().AddRateLimits(options.RequestsPerMinute).AddExceptionHandler<ProblemHandler>().AddProblemDetails();
        // Then what is wrong with a request reaches ProblemHandler, which names it.
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, Json.Shapes);
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            // Numbers are written as numbers, and described as nothing else.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddHealthChecks();
        return builder.Build();
    }

    private static void Map(WebApplication app, MonitoringOptions options)
    {
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseRequestGuard(options);
        app.UseStatusCodePages(async refused =>
        {
            var problem = Problems.OfStatus(refused.HttpContext.Response.StatusCode);
            await Problems.Write(refused.HttpContext, problem, problem == Problems.NotFound ? "Nothing is answered here to this request." : problem.Explanation);
        });
        app.UseRateLimiter();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        var api = app.MapGroup("/api").ProducesProblem(429).ProducesProblem(500).ProducesProblem(503);
        api.MapSearch();
        api.MapArticles();
        api.MapSources();
        app.MapOpenApi();
        app.MapErrorDocs();
        app.MapHealth();
        app.MapLocalImport();
        app.MapJobs();
    }

    /// <summary>An address that another process of this machine can call, when we listen on all of them.</summary>
    private static string Reachable(string url)
    {
        var address = new UriBuilder(url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal));
        if (address.Host is "0.0.0.0") address.Host = "127.0.0.1";
        if (address.Host is "[::]" or "::") address.Host = "[::1]";
        return address.Uri.ToString();
    }
}
