using System.Diagnostics;
using Microsoft.Playwright;

namespace Monitoring.Browser.Tests;

/// <summary>The program as a user starts it, on a free loopback port with an empty data folder, and Debian's Chromium in front of it.</summary>
public sealed class RunningProgram : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    /// <summary>How long a page may take for one step while other tests have the processors; only a step that never comes waits so long.</summary>
    private static readonly TimeSpan PatienceOfASlowMachine = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("monitoring-browser-").FullName;
    private Process? program;
    private Task? said;
    private IPlaywright? playwright;

    public IBrowser? Browser { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>A news site on loopback that the program may follow.</summary>
    public NewsSite Site { get; } = new();

    /// <summary>Why the tests cannot run on this machine, or null.</summary>
    public static string? Missing => File.Exists(Chromium) ? null : $"{Chromium} is absent: install Debian's package chromium";

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        await Site.StartAsync();
        program = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "monitoring.dll"), "serve", "--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = folder,
            Environment = { ["MONITORING__WEB__ALLOWEDENDPOINTS__0"] = Site.Authority, ["MONITORING__WEB__HOSTPAUSE"] = "00:00:00" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        program.OutputDataReceived += static (_, _) => { };
        program.BeginOutputReadLine();
        Address = await SaidAddressAsync(program);
        said = program.StandardError.BaseStream.CopyToAsync(Stream.Null);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh page that fails the test on any script error or blocked resource.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(string path, int width = 1280, int height = 1100)
    {
        var context = await Browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, TimezoneId = "Europe/London" });
        context.SetDefaultTimeout((float)PatienceOfASlowMachine.TotalMilliseconds);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(Address + path);
        await page.WaitForSelectorAsync("body[data-ready=true]");
        return (page, complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (program is { HasExited: false })
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            if (said is not null) await said;
        }

        program?.Dispose();
        await Site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The address that the program says it answers at; it says so once it does.</summary>
    private static async Task<string> SaidAddressAsync(Process program)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var said = new List<string>();
        while (await program.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Dashboard ", StringComparison.Ordinal)) return line["Dashboard ".Length..].Trim().TrimEnd('/');
        }

        throw new InvalidOperationException($"the program ended before it answered; it said: {string.Join('\n', said)}");
    }
}
