namespace Monitoring.Infra.Mail;

/// <param name="Id">Stable id of the delivery, used as Message-ID so that a retry is recognised as the same mail.</param>
public sealed record Mail(string Id, string From, string To, string Subject, string Html, string Text, DateTimeOffset Date);

/// <summary>SMTP, or <c>.eml</c> files in a folder when no server is configured.</summary>
public interface IMailer
{
    Task SendAsync(Mail mail, CancellationToken cancellation);
}
