namespace Monitoring.Infra.Mail;

/// <summary>Writes each mail as an <c>.eml</c> file, for an installation without a mail server. The same mail again is the same file.</summary>
internal sealed class OutboxMailer(string folder) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        var message = MessageBuilder.Build(mail);
        Directory.CreateDirectory(folder);
        var name = string.Concat(message.MessageId!.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
        var path = Path.Combine(folder, name.TrimStart('.') + ".eml");
        var draft = path + ".part";
        await using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await message.WriteToAsync(file, cancellation);
            file.Flush(flushToDisk: true);
        }

        // Whoever watches the folder never sees half a mail.
        File.Move(draft, path, overwrite: true);
    }
}
