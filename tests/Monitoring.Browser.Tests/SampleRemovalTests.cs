namespace Monitoring.Browser.Tests;

/// <summary>Has a program of its own, since it empties it.</summary>
public sealed class SampleRemovalTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task OneClick_RemovesTheSampleNews()
    {
        Assert.SkipWhen(RunningProgram.Missing is not null, RunningProgram.Missing ?? "");
        var (page, complaints) = await program.OpenAsync("/");
        await page.ClickAsync("#remove-sample");
        await page.WaitForSelectorAsync("body[data-ready=true] #hits .nothing");
        Assert.False(await page.IsVisibleAsync("#sample"));
        Assert.Empty(complaints);
    }
}
