using Monitoring.Ingest.Scheduling;

namespace Monitoring.Tests.Ingest.Scheduling;

public class FeedRhythmTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly RhythmOptions Options = new();

    /// <summary>Chance at its middle: no jitter.</summary>
    private const double Even = 0.5;

    [Theory]
    [InlineData(2, 5)]
    [InlineData(20, 10)]
    [InlineData(60, 30)]
    [InlineData(60 * 60, 12 * 60)]
    public void Next_ItemsAtARhythm_HalfTheGapWithinFloorAndCeiling(int gapMinutes, int expectedMinutes)
    {
        var plan = Next(new FeedHistory(), Read(gapMinutes));
        Assert.Equal(Now.AddMinutes(expectedMinutes), plan.Due);
    }

    [Fact]
    public void Next_QuietFeed_AskedMoreAndMoreRarely()
    {
        var history = Next(new FeedHistory(), Read(20)).History;
        var soon = FeedRhythm.Next(history, new PollOutcome.Unchanged(), Now.AddMinutes(30), Even, Options);
        Assert.Equal(Now.AddMinutes(40), soon.Due);
        var later = FeedRhythm.Next(history, new PollOutcome.Unchanged(), Now.AddHours(24), Even, Options);
        Assert.Equal(Now.AddHours(27), later.Due);
        var muchLater = FeedRhythm.Next(history, new PollOutcome.Unchanged(), Now.AddDays(60), Even, Options);
        Assert.Equal(Now.AddDays(60) + Options.Ceiling, muchLater.Due);
    }

    [Fact]
    public void Next_NoDates_SteeredByWhatIsNew()
    {
        var first = Next(new FeedHistory(), new PollOutcome.Read([], 10));
        Assert.Equal(Now + Options.Unknown, first.Due);
        Assert.Equal(Now.AddMinutes(15), Next(first.History, new PollOutcome.Read([], 3)).Due);
        Assert.Equal(Now.AddMinutes(45), Next(first.History, new PollOutcome.Read([], 0)).Due);
    }

    [Fact]
    public void Next_DatesInTheFuture_SayNothing()
    {
        var plan = Next(new FeedHistory(), new PollOutcome.Read([Now.AddYears(5), Now.AddYears(6)], 2));
        Assert.Equal(Now + Options.Unknown, plan.Due);
        Assert.Null(plan.History.NewestItem);
    }

    [Fact]
    public void Next_FreshAnswer_NotAskedBeforeButNotBelievedForever()
    {
        Assert.Equal(Now.AddMinutes(40), Next(new FeedHistory(), Read(4) with { FreshFor = TimeSpan.FromMinutes(40) }).Due);
        Assert.Equal(Now + Options.LongestFreshness, Next(new FeedHistory(), Read(4) with { FreshFor = TimeSpan.FromDays(365) }).Due);
    }

    [Fact]
    public void Next_RetryAfter_Obeyed()
    {
        Assert.Equal(Now.AddHours(3), Next(new FeedHistory(), new PollOutcome.Failed("answered 503", false, TimeSpan.FromHours(3))).Due);
        Assert.Equal(Now.AddHours(2), Next(new FeedHistory(), Read(4) with { RetryAfter = TimeSpan.FromHours(2) }).Due);
    }

    [Fact]
    public void Next_Failures_BackOffToTheCeilingAndNeverEnd()
    {
        var history = new FeedHistory();
        var now = Now;
        var pauses = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var plan = FeedRhythm.Next(history, new PollOutcome.Failed("no connection", false), now, Even, Options);
            pauses.Add((plan.Due - now).TotalMinutes);
            (history, now) = (plan.History, plan.Due);
        }
        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 640, 720, 720], pauses.Take(10));
        Assert.All(pauses.Skip(8), pause => Assert.Equal(720, pause));
        Assert.Equal(40, history.Failures);
        var recovered = FeedRhythm.Next(history, Read(20), now, Even, Options);
        Assert.Equal(0, recovered.History.Failures);
        Assert.Null(recovered.History.FailingSince);
    }

    [Fact]
    public void Next_ParkedFailure_StillTriedButMoreRarely() =>
        Assert.Equal(Now.AddMinutes(40), Next(new FeedHistory(), new PollOutcome.Failed("answered 404", true)).Due);

    [Fact]
    public void Next_FailingForLong_ReportedOnceThenWeekly()
    {
        var history = new FeedHistory();
        var reports = new List<(DateTimeOffset At, string Text)>();
        for (var now = Now; now < Now.AddDays(20); now = now.AddHours(6))
        {
            var plan = FeedRhythm.Next(history, new PollOutcome.Failed("answered 404 Not Found", true), now, Even, Options);
            if (plan.Report is { } text) reports.Add((now, text));
            history = plan.History;
        }
        Assert.Equal([Now.AddDays(1), Now.AddDays(8), Now.AddDays(15)], reports.Select(report => report.At));
        Assert.Contains("failing since 2024-06-20 12:00 UTC, 5 times in a row: answered 404 Not Found", reports[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Next_PermanentRedirect_AdoptedWhenSeenThreeTimesInARow()
    {
        var moved = new Uri("https://khabar.example/new");
        var history = new FeedHistory();
        PollPlan? plan = null;
        foreach (var to in (Uri?[])[moved, moved, null, moved, moved])
        {
            plan = Next(history, Read(20) with { PermanentAddress = to });
            Assert.Null(plan.AdoptAddress);
            history = plan.History;
        }
        Assert.Equal(moved, plan!.History.MovedTo);
        plan = Next(history, new PollOutcome.Unchanged(PermanentAddress: moved));
        Assert.Equal(moved, plan.AdoptAddress);
        Assert.NotNull(plan.Report);
    }

    [Fact]
    public void Next_Chance_SpreadsWithinItsShare()
    {
        var early = FeedRhythm.Next(new FeedHistory(), Read(60), Now, 0, Options).Due;
        var late = FeedRhythm.Next(new FeedHistory(), Read(60), Now, 0.999, Options).Due;
        Assert.Equal(Now.AddMinutes(27), early);
        Assert.InRange(late, Now.AddMinutes(32.9), Now.AddMinutes(33));
    }

    private static PollPlan Next(FeedHistory history, PollOutcome outcome) => FeedRhythm.Next(history, outcome, Now, Even, Options);

    private static PollOutcome.Read Read(int gapMinutes) =>
        new([.. Enumerable.Range(0, 15).Select(i => Now.AddMinutes(-i * gapMinutes))], 3);
}
