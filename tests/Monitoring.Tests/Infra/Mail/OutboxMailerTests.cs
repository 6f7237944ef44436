using Monitoring.Infra.Mail;

namespace Monitoring.Tests.Infra.Mail;

public sealed class OutboxMailerTests : MailerContract
{
    private Folder? _folder;

    private protected override IMailer Mailer => _folder!.Get<IMailer>();

    [Fact]
    public async Task Send_TheSameMailAgain_IsTheSameFile()
    {
        await Mailer.SendAsync(Report, Cancellation);
        await Mailer.SendAsync(Report, Cancellation);

        Assert.Single(Arrived());
        Assert.Single(Directory.GetFiles(Path.Combine(_folder!.Path, "outbox")));
    }

    private protected override Task OpenAsync()
    {
        _folder = new Folder();
        return Task.CompletedTask;
    }

    private protected override IReadOnlyList<string> Arrived()
    {
        var outbox = Path.Combine(_folder!.Path, "outbox");
        return Directory.Exists(outbox) ? Directory.GetFiles(outbox, "*.eml") : [];
    }

    private protected override ValueTask CloseAsync() => _folder?.DisposeAsync() ?? ValueTask.CompletedTask;
}
