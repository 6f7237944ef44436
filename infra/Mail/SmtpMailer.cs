using MailKit.Net.Smtp;
using MailKit.Security;

namespace Monitoring.Infra.Mail;

/// <summary>Hands mail to an SMTP server, one connection a mail: a report has few recipients.</summary>
internal sealed class SmtpMailer(SmtpOptions options) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        using var message = MessageBuilder.Build(mail);
        using var client = new SmtpClient { Timeout = options.TimeoutSeconds * 1000 };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Protection, cancellation);
            if (options.User is { Length: > 0 } user) await client.AuthenticateAsync(user, options.Password ?? "", cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 500)
        {
            // 5yz is the server's last word (RFC 5321, 4.2.1); 4yz may change and is thrown on for a retry.
            throw new MailRefusedException($"The mail server refused the mail to {mail.To}: {(int)e.StatusCode} {e.Message}", e);
        }
    }

    private SecureSocketOptions Protection => options.Security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };
}
