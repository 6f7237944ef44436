using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Storage;

public abstract class ReportStoreContract : StoreContract
{
    private static readonly DateTimeOffset Monday = new(2024, 6, 17, 8, 0, 0, TimeSpan.Zero);

    private ReportStore Reports => Data.Get<ReportStore>();

    [Fact]
    public async Task Windows_FollowEachOtherWithoutHoleOrOverlap()
    {
        await SaveAsync("a", "b");
        var first = await CloseAsync(Monday.AddDays(1));
        await SaveAsync("c");
        var second = await CloseAsync(Monday.AddDays(2));

        Assert.Equal((Monday, Monday.AddDays(1), 0, 2), (first.Opened, first.Closed, first.After, first.UpTo));
        Assert.Equal((Monday.AddDays(1), Monday.AddDays(2), 2, 3), (second.Opened, second.Closed, second.After, second.UpTo));
        Assert.Equal([second, first], await Reports.WindowsAsync("daily", 5, Cancellation));
    }

    [Fact]
    public async Task Close_TwiceForTheSameEnd_GivesTheSameWindowAndNoSecondDelivery()
    {
        await SaveAsync("a");
        var windows = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CloseAsync(Monday.AddDays(1)), Cancellation)));

        Assert.Single(windows.Distinct());
        Assert.Equal(["a@example.org", "b@example.org"], (await Reports.DeliveriesAsync(windows[0].Id, Cancellation)).Select(d => d.Address).Order());
    }

    [Fact]
    public async Task Close_BeforeALaterWindow_IsRefused()
    {
        await CloseAsync(Monday.AddDays(2));

        await Assert.ThrowsAsync<ArgumentException>(() => CloseAsync(Monday.AddDays(1)));
    }

    [Fact]
    public async Task Claim_ByManyAtOnce_GivesEachDeliveryOnce()
    {
        await CloseAsync(Monday.AddDays(1));

        var claimed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Task.Run(() => Reports.ClaimAsync(TimeSpan.FromMinutes(5), Cancellation), Cancellation)));

        Assert.Equal(["a@example.org", "b@example.org"], claimed.OfType<Delivery>().Select(d => d.Address).Order());
    }

    [Fact]
    public async Task Delivery_Sent_IsNeverClaimedAgain()
    {
        await CloseAsync(Monday.AddDays(1));
        while (await Reports.ClaimAsync(TimeSpan.FromMinutes(5), Cancellation) is { } delivery) await Reports.SentAsync(delivery.Id, Cancellation);
        Data.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Null(await Reports.ClaimAsync(TimeSpan.FromMinutes(5), Cancellation));
    }

    [Fact]
    public async Task Delivery_OfAWorkerThatDied_GoesToTheNextUnderTheSameId()
    {
        await Reports.CloseAsync("daily", Monday, Monday.AddDays(1), ["a@example.org"], Cancellation);
        var first = await Reports.ClaimAsync(TimeSpan.FromMinutes(5), Cancellation);
        Data.Clock.Advance(TimeSpan.FromMinutes(6));
        var second = await Reports.ClaimAsync(TimeSpan.FromMinutes(5), Cancellation);

        Assert.Equal(first!.Id, second!.Id);
        Assert.Equal((1, 2), (first.Attempts, second.Attempts));
    }

    [Fact]
    public async Task Delivery_Failing_WaitsThenIsParkedWithItsReason()
    {
        var window = await Reports.CloseAsync("daily", Monday, Monday.AddDays(1), ["a@example.org"], Cancellation);
        for (var i = 0; i < ReportStore.MaxAttempts; i++)
        {
            var delivery = await Reports.ClaimAsync(TimeSpan.FromMinutes(1), Cancellation);
            await Reports.FailedAsync(delivery!.Id, "سرور پاسخ نداد", final: false, Cancellation);
            Assert.Null(await Reports.ClaimAsync(TimeSpan.FromMinutes(1), Cancellation));
            Data.Clock.Advance(TimeSpan.FromDays(30));
        }

        Assert.Null(await Reports.ClaimAsync(TimeSpan.FromMinutes(1), Cancellation));
        var state = Assert.Single(await Reports.DeliveriesAsync(window.Id, Cancellation));
        Assert.True(state.Parked);
        Assert.Equal("سرور پاسخ نداد", state.Failure);
    }

    private Task<ReportWindow> CloseAsync(DateTimeOffset end) =>
        Reports.CloseAsync("daily", Monday, end, ["a@example.org", "b@example.org", "A@example.org"], Cancellation);

    private async Task SaveAsync(params string[] ids) => await Data.Store.SaveAsync([.. ids.Select(id => News.Incoming(News.Article(id)))], Cancellation);
}
