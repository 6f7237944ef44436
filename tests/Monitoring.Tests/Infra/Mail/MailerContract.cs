using MimeKit;
using Monitoring.Infra.Mail;

namespace Monitoring.Tests.Infra.Mail;

/// <summary>What a mailer does, wherever the mail goes.</summary>
public abstract class MailerContract : IAsyncLifetime
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static Monitoring.Infra.Mail.Mail Report { get; } = new(
        "daily-1718870400-1", "پایش <monitoring@example.org>", "reader@example.org", "گزارش روزانه: ۳۱ خرداد", "<p dir=\"rtl\">سلام &amp; درود</p>",
        "سلام و درود\nخط دوم", new DateTimeOffset(2024, 6, 20, 8, 0, 0, TimeSpan.FromHours(3.5)));

    private protected abstract IMailer Mailer { get; }

    private protected abstract Task OpenAsync();

    private protected abstract IReadOnlyList<string> Arrived();

    public async ValueTask InitializeAsync() => await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
    }

    private protected abstract ValueTask CloseAsync();

    [Fact]
    public async Task Send_Report_ArrivesWhole()
    {
        await Mailer.SendAsync(Report, Cancellation);

        using var message = await MimeMessage.LoadAsync(Assert.Single(Arrived()), Cancellation);
        Assert.Equal(Report.Subject, message.Subject);
        Assert.Equal(("پایش", "monitoring@example.org"), (message.From.Mailboxes.Single().Name, message.From.Mailboxes.Single().Address));
        Assert.Equal("reader@example.org", message.To.Mailboxes.Single().Address);
        Assert.Equal(Report.Html, message.HtmlBody!.TrimEnd());
        Assert.Equal(Report.Text, message.TextBody!.TrimEnd().ReplaceLineEndings("\n"));
        Assert.Equal("daily-1718870400-1@monitoring.local", message.MessageId);
        Assert.Equal(Report.Date, message.Date);
    }

    [Theory]
    [InlineData("گزارش\r\nBcc: thief@example.org", "reader@example.org", "monitoring@example.org")]
    [InlineData("گزارش", "reader@example.org\nBcc: thief@example.org", "monitoring@example.org")]
    [InlineData("گزارش", "reader@example.org", "a@example.org\r\nX: y")]
    [InlineData("گزارش", "reader", "monitoring@example.org")]
    [InlineData("گزارش", "a@example.org, b@example.org", "monitoring@example.org")]
    [InlineData("گزارش", "", "monitoring@example.org")]
    public async Task Send_HeaderThatHoldsMoreThanItself_IsRefusedBeforeAnythingLeaves(string subject, string to, string from)
    {
        await Assert.ThrowsAsync<MailRefusedException>(() => Mailer.SendAsync(Report with { Subject = subject, To = to, From = from }, Cancellation));

        Assert.Empty(Arrived());
    }

    [Fact]
    public async Task Send_HostileId_StaysInItsPlace()
    {
        await Mailer.SendAsync(Report with { Id = "../../etc/<x>" }, Cancellation);

        using var message = await MimeMessage.LoadAsync(Assert.Single(Arrived()), Cancellation);
        Assert.DoesNotContain('/', message.MessageId!);
    }
}
