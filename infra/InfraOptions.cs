using Monitoring.Infra.Mail;

namespace Monitoring.Infra;

/// <summary>Where the room keeps what it keeps, and who sends its mail.</summary>
public sealed record InfraOptions
{
    /// <summary>Folder of database, index and outbox; made when it is absent.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Npgsql connection string; null or empty: SQLite in the data folder.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>Only reads, beside a process that writes; takes no lock.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The zone in which days, weeks and months begin.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran");

    /// <summary>How long raw pages are kept: null forever, zero not at all.</summary>
    public TimeSpan? KeepPages { get; init; }

    /// <summary>Null: mail is written as <c>.eml</c> files to <c>outbox</c> in the data folder.</summary>
    public SmtpOptions? Smtp { get; init; }
}
