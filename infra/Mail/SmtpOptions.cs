using System.ComponentModel.DataAnnotations;

namespace Monitoring.Infra.Mail;

/// <summary>How the SMTP connection is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS where the server offers it.</summary>
    Auto,
    None,
    StartTls,
    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
}

/// <summary>The mail server that reports go through.</summary>
public sealed record SmtpOptions
{
    [Required]
    public required string Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    public SmtpSecurity Security { get; init; } = SmtpSecurity.Auto;

    /// <summary>Null: no authentication.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Seconds for each of connecting and sending.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; init; } = 60;
}
