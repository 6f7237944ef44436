using Microsoft.Extensions.Time.Testing;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

public class HostTurnsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakeAsync_ManyHosts_IdleOnesAreForgotten()
    {
        var clock = new FakeTimeProvider();
        var turns = new HostTurns(clock);
        for (var i = 0; i < 10_000; i++)
        {
            using var turn = await turns.TakeAsync($"host{i}.example", Stop);
            turn.Pause(TimeSpan.FromSeconds(5));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.InRange(turns.Count, 1, 1100);
    }

    [Fact]
    public async Task TakeAsync_GivenUpWhileWaiting_TheNextOneGetsTheTurn()
    {
        var turns = new HostTurns(new FakeTimeProvider());
        var first = await turns.TakeAsync("a.example", Stop);
        using var impatient = new CancellationTokenSource();
        var waiting = turns.TakeAsync("A.example", impatient.Token);
        var patient = turns.TakeAsync("a.example", Stop);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(patient.IsCompleted);
        first.Dispose();
        (await patient).Dispose();
    }

    [Fact]
    public async Task Pause_LongerOneStands()
    {
        var clock = new FakeTimeProvider();
        var turns = new HostTurns(clock);
        using var turn = await turns.TakeAsync("a.example", Stop);
        turn.Pause(TimeSpan.FromMinutes(5));
        turn.Pause(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromMinutes(5), turn.Left);
        Assert.Equal(clock.GetUtcNow().AddMinutes(5), turns.Next("a.example"));
    }
}
