using Microsoft.Playwright;

namespace Monitoring.Browser.Tests;

/// <summary>What a person sees and does on the dashboard, in a real browser on the sample news.</summary>
public sealed class DashboardTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task FirstView_ShowsSampleNewsChartAndFacets()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/");
        Assert.Equal("rtl", await page.GetAttributeAsync("html", "dir"));
        Assert.True(await page.IsVisibleAsync("#sample"));
        Assert.Equal(20, await page.Locator("#hits > li h3").CountAsync());
        Assert.True(await page.Locator("#timeline svg path").CountAsync() > 20);
        foreach (var facet in (string[])["people", "organisations", "places", "topics", "sources"])
            Assert.True(await page.Locator($".facet.{facet} li").CountAsync() > 0, facet);
        Assert.Empty(complaints);
        await Keep(page, "dashboard");
    }

    [Fact]
    public async Task Query_MarksItsWordsAndIsInTheAddress()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/");
        var word = (await page.Locator("#hits h3").First.InnerTextAsync()).Split(' ').MaxBy(w => w.Length)!;
        await page.FillAsync("#q", word);
        await page.PressAsync("#q", "Enter");
        await page.WaitForSelectorAsync("#hits mark");
        var found = await page.InnerTextAsync("#total");
        var (again, _) = await program.OpenAsync(new Uri(page.Url).PathAndQuery);
        Assert.Equal(found, await again.InnerTextAsync("#total"));
        Assert.Equal(word, await again.InputValueAsync("#q"));
        await page.GoBackAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('q').value === ''");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task FacetClick_NarrowsAndClearsAgain()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/");
        var all = await page.InnerTextAsync("#total");
        await page.Locator(".facet.places button").First.ClickAsync();
        await page.WaitForFunctionAsync("all => document.getElementById('total').textContent !== all", all);
        Assert.Contains("place%3A", page.Url, StringComparison.Ordinal);
        await page.Locator(".facet.places button[aria-pressed=true]").First.ClickAsync();
        await page.WaitForFunctionAsync("all => document.getElementById('total').textContent === all", all);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Article_OpensWithColouredNamesAndClosesByKey()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/");
        await page.Locator(".facet.people button").First.ClickAsync();
        await page.WaitForFunctionAsync("() => new URLSearchParams(location.search).get('q') && !document.body.classList.contains('busy')");
        await page.Locator("#hits h3 a").First.ClickAsync();
        await page.WaitForSelectorAsync("dialog[open] .mention.person");
        Assert.Contains("article=", page.Url, StringComparison.Ordinal);
        await Keep(page, "article");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForFunctionAsync("() => !document.getElementById('article').open");
        Assert.DoesNotContain("article=", page.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task BrokenQuery_IsExplainedInPlace()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, _) = await program.OpenAsync("/?q=" + Uri.EscapeDataString("\"باز"));
        Assert.True(await page.IsVisibleAsync("#problem"));
        Assert.Contains("گیومه", await page.InnerTextAsync("#problem"), StringComparison.Ordinal);
        Assert.Equal("\"باز", await page.InnerTextAsync("#problem mark"));
        Assert.False(await page.IsVisibleAsync("#hits"));
        await page.FillAsync("#q", "");
        await page.PressAsync("#q", "Enter");
        await page.WaitForSelectorAsync("#hits > li h3");
        Assert.False(await page.IsVisibleAsync("#problem"));
    }

    [Fact]
    public async Task AWordOfATitle_IsMarkedInTheTitle_AndTheTitleIsNotRepeated()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, _) = await program.OpenAsync("/");
        var title = await page.Locator("#hits h3").First.InnerTextAsync();
        await page.FillAsync("#q", $"title:{title.Split(' ').MaxBy(word => word.Length)}");
        await page.PressAsync("#q", "Enter");
        await page.WaitForSelectorAsync("#hits h3 mark");
        foreach (var hit in await page.Locator("#hits > li").AllAsync())
        {
            var heading = await hit.Locator("h3").InnerTextAsync();
            Assert.DoesNotContain(heading, await hit.Locator(".fragment").AllInnerTextsAsync());
        }
    }

    [Fact]
    public async Task ARangeOfDays_ShowsItsBoundsInTheChosenCalendar_AndGoesBack()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/");
        await page.Locator("#ranges button").Nth(2).ClickAsync();
        await page.WaitForFunctionAsync("() => /^[۰-۹]{4}-[۰-۹]{2}-[۰-۹]{2}$/.test(document.getElementById('from').value)");
        Assert.Matches("from=20[0-9]{2}-", page.Url);
        await page.SelectOptionAsync("#calendar", "gregorian");
        await page.WaitForFunctionAsync("() => document.getElementById('from').value.startsWith('۲۰')");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('from').value === ''");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task English_ReadsLeftToRight()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/?lang=en&calendar=gregorian");
        Assert.Equal("ltr", await page.GetAttributeAsync("html", "dir"));
        Assert.Contains("articles", await page.InnerTextAsync("#total"), StringComparison.Ordinal);
        Assert.Contains("Iran", await page.Locator(".facet.places .name").AllInnerTextsAsync());
        Assert.Empty(complaints);
        await Keep(page, "dashboard-english");
    }

    [Fact]
    public async Task NarrowScreen_HasNoSidewaysScroll()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, _) = await program.OpenAsync("/", width: 390, height: 844);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Keep(page, "dashboard-phone");
    }

    /// <summary>Pictures for people, kept when <c>MONITORING_SCREENSHOTS</c> names a folder: the README's picture is made so.</summary>
    private static async Task Keep(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MONITORING_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.EvaluateAsync("() => document.fonts.ready");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }
}
