using Microsoft.Playwright;

namespace Monitoring.Browser.Tests;

/// <summary>The page of sources: what is followed and how it fares.</summary>
public sealed class SourcesPageTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task List_ShowsEverySourceOfTheSampleNews()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/sources.html");
        Assert.True(await page.Locator("#list tr").CountAsync() >= 5);
        Assert.Equal(10, await page.Locator("#heads th").CountAsync());
        Assert.False(await page.IsVisibleAsync("#problem"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Group_IsKeptWhenChosen()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, _) = await program.OpenAsync("/sources.html");
        var kept = await page.RunAndWaitForResponseAsync(
            () => page.Locator("#list tr").First.Locator("select").First.SelectOptionAsync("region"),
            answer => answer.Request.Method != "GET" && answer.Url.Contains("/api/sources/", StringComparison.Ordinal));
        Assert.True(kept.Ok, kept.StatusText);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("body[data-ready=true]");
        Assert.Equal("region", await page.Locator("#list tr").First.Locator("select").First.InputValueAsync());
    }

    [Fact]
    public async Task Feed_IsTestedAddedPausedBackfilledAndRemoved()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/sources.html");
        await page.FillAsync("#address", program.Site.Feed);
        await page.FillAsync("#name", "روزنامهٔ باران");
        await page.ClickAsync("#add button[type=submit]");
        await page.WaitForSelectorAsync("#found li");
        Assert.Contains("باران در کاشمر", await page.InnerTextAsync("#found"), StringComparison.Ordinal);
        await page.ClickAsync("#found button");

        var row = page.Locator("#list tr", new() { HasText = "روزنامهٔ باران" });
        await row.GetByText("ایست", new() { Exact = true }).ClickAsync();
        await row.Locator(".state.paused").WaitForAsync();
        await row.GetByText("ادامه", new() { Exact = true }).ClickAsync();
        await row.Locator(".state:not(.paused)").WaitForAsync();
        var asked = await page.RunAndWaitForResponseAsync(
            () => row.GetByText("واکشی دوباره", new() { Exact = true }).ClickAsync(),
            answer => answer.Url.Contains("/backfill", StringComparison.Ordinal));
        Assert.Equal(204, asked.Status);
        await row.GetByText("برداشتن", new() { Exact = true }).ClickAsync();
        await page.WaitForFunctionAsync("address => !document.getElementById('list').textContent.includes(address)", program.Site.Feed);

        Assert.False(await page.IsVisibleAsync("#problem"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Test_OfALoopbackAddress_IsRefusedInPlace()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, _) = await program.OpenAsync("/sources.html");
        await page.FillAsync("#address", "http://127.0.0.1:1/feed");
        await page.ClickAsync("#add button[type=submit]");
        await page.WaitForFunctionAsync("() => !document.getElementById('problem').hidden || document.querySelector('#found .failing')");
        Assert.Equal(0, await page.Locator("#found button").CountAsync());
    }

    [Fact]
    public async Task OpmlList_SaysWhatOfItWasRefused()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, _) = await program.OpenAsync("/sources.html");
        var list = "<opml version=\"2.0\"><body><outline text=\"x\" xmlUrl=\"javascript:alert(1)\"/><outline text=\"y\" xmlUrl=\"https://no.example/rss\"/></body></opml>"u8.ToArray();
        await page.SetInputFilesAsync("#opml", new FilePayload { Name = "list.opml", MimeType = "text/xml", Buffer = list });
        await page.WaitForSelectorAsync("#found li");
        Assert.Contains("javascript:alert(1)", await page.InnerTextAsync("#found"), StringComparison.Ordinal);
        Assert.Contains("https://no.example/rss", await page.InnerTextAsync("#list"), StringComparison.Ordinal);
    }
}
