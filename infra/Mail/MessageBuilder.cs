using MimeKit;

namespace Monitoring.Infra.Mail;

/// <summary>A mail that no retry can deliver: an address or header is wrong.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>One message for both mailers: HTML with a plain alternative.</summary>
internal static class MessageBuilder
{
    /// <exception cref="MailRefusedException">An address cannot be read, or a header holds a line break.</exception>
    public static MimeMessage Build(Mail mail)
    {
        var message = new MimeMessage
        {
            Subject = Line(mail.Subject, "subject"),
            Date = mail.Date,
            MessageId = MessageId(mail.Id),
            Body = new BodyBuilder { HtmlBody = mail.Html, TextBody = mail.Text }.ToMessageBody(),
        };
        message.From.Add(Address(mail.From, "sender"));
        message.To.Add(Address(mail.To, "recipient"));
        // Receivers' out-of-office answers are of no use to a report.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MailboxAddress Address(string text, string what)
    {
        if (!MailboxAddress.TryParse(Line(text, what), out var address) || !address.Address.Contains('@', StringComparison.Ordinal))
            throw new MailRefusedException($"The {what} '{text}' is no mail address: write name@example.org or Name <name@example.org>.");
        return address;
    }

    /// <summary>A line break in a header would begin another header.</summary>
    private static string Line(string text, string what) => text.AsSpan().IndexOfAny('\r', '\n', '\0') < 0
        ? text
        : throw new MailRefusedException($"The {what} holds a line break: write it on one line.");

    private static string MessageId(string id)
    {
        var safe = string.Concat(Line(id, "id").Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@' ? c : '_'));
        return safe.Contains('@', StringComparison.Ordinal) ? safe : safe + "@monitoring.local";
    }
}
