using Monitoring.Ingest.Scheduling;

namespace Monitoring.Tests.Ingest.Scheduling;

public class PollRotaTests
{
    private static readonly DateTimeOffset Start = new(2024, 6, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    [Fact]
    public void TryTake_OneHost_OneAtATimeWithAPause()
    {
        var rota = new PollRota(Pause);
        rota.Put(1, "a.example", Start);
        rota.Put(2, "A.example", Start);
        Assert.True(rota.TryTake(Start, out var first));
        Assert.False(rota.TryTake(Start.AddMinutes(1), out _));
        rota.Done(first, Start.AddHours(1), Start.AddMinutes(1));
        Assert.False(rota.TryTake(Start.AddMinutes(1).AddSeconds(4), out _));
        Assert.Equal(Start.AddMinutes(1) + Pause, rota.NextReady);
        Assert.True(rota.TryTake(Start.AddMinutes(1) + Pause, out var second));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void TryTake_FeedMovedOrRemovedWhileTaken_HostIsFreed()
    {
        var rota = new PollRota(Pause);
        rota.Put(1, "a.example", Start);
        rota.Put(2, "a.example", Start);
        Assert.True(rota.TryTake(Start, out var taken));
        rota.Remove(taken);
        rota.Done(taken, Start.AddHours(1), Start);
        Assert.True(rota.TryTake(Start + Pause, out var other));
        rota.Put(other, "b.example", Start.AddHours(2));
        rota.Done(other, Start.AddHours(3), Start + Pause);
        Assert.Equal(1, rota.Count);
        Assert.Equal(Start.AddHours(3), rota.NextReady);
    }

    [Fact]
    public void TryTake_EarlierDueDate_Wins()
    {
        var rota = new PollRota(Pause);
        rota.Put(1, "a.example", Start.AddHours(5));
        rota.Put(1, "a.example", Start.AddHours(1));
        Assert.Equal(Start.AddHours(1), rota.NextReady);
        Assert.False(rota.TryTake(Start.AddMinutes(59), out _));
        Assert.True(rota.TryTake(Start.AddHours(1), out _));
        rota.Done(1, Start.AddHours(2), Start.AddHours(1));
        Assert.False(rota.TryTake(Start.AddHours(1.5), out _));
    }

    /// <summary>
    /// 100,000 feeds of 20,000 hosts; one host has 10,000 of them, which is far more than its pauses allow; all are due at once, then
    /// each every half hour. 200 polls at a time of 2 seconds each: enough for all hosts but the large one.
    /// </summary>
    [Fact]
    public void TryTake_HundredThousandFeeds_FairAcrossHosts()
    {
        const int feeds = 100_000, large = 10_000, workers = 200;
        var rota = new PollRota(Pause);
        var hosts = new string[feeds];
        for (var i = 0; i < feeds; i++)
        {
            hosts[i] = i < large ? "large.example" : $"host{i % 20_000}.example";
            rota.Put(i, hosts[i], Start);
        }
        var lastEnd = new Dictionary<string, DateTimeOffset>();
        var busy = new HashSet<string>();
        var polls = new int[feeds];
        var running = new PriorityQueue<(long Feed, DateTimeOffset Due), DateTimeOffset>();
        var worst = TimeSpan.Zero;
        var due = new DateTimeOffset[feeds];
        Array.Fill(due, Start);
        for (var now = Start; now < Start.AddHours(2); now = now.AddSeconds(1))
        {
            while (running.TryPeek(out var ended, out var end) && end <= now)
            {
                running.Dequeue();
                var host = hosts[ended.Feed];
                busy.Remove(host);
                lastEnd[host] = now;
                due[ended.Feed] = now.AddMinutes(30);
                rota.Done(ended.Feed, due[ended.Feed], now);
            }
            while (running.Count < workers && rota.TryTake(now, out var feed))
            {
                var host = hosts[feed];
                Assert.True(busy.Add(host), "two at a time");
                Assert.False(lastEnd.TryGetValue(host, out var last) && now - last < Pause, "no pause");
                if (feed >= large && polls[feed] > 0 && now - due[feed] > worst) worst = now - due[feed];
                polls[feed]++;
                running.Enqueue((feed, due[feed]), now.AddSeconds(2));
            }
        }
        // The large host gets nearly every turn that its pauses leave (one in 7 seconds; during the first rush it stands in line like
        // everyone), and each of its feeds is asked before any is asked again.
        var largePolls = polls.Take(large).ToList();
        Assert.InRange(largePolls.Sum(), 7200 / 9, 7200 / 7 + 1);
        Assert.True(largePolls.Max() <= 1);
        Assert.All(polls.Skip(large), count => Assert.InRange(count, 3, 5));
        // 90,000 feeds at 100 polls a second take 15 minutes for the first round; after it they are spread out and none is late by more than a round of the large host costs.
        Assert.True(worst < TimeSpan.FromMinutes(5), $"a feed was {worst} late");
    }
}
