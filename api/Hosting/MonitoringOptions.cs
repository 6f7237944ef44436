using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Monitoring.Ingest.Scheduling;
using Monitoring.Ingest.Web;

namespace Monitoring.Api.Hosting;

/// <summary>
/// Everything that can be set, under the key <c>Monitoring</c>: in <c>appsettings.json</c>, by an environment variable
/// (<c>MONITORING__REPORT__TO</c>) or as an option of <c>serve</c>. A wrong value stops the program with one line that names the key.
/// </summary>
public sealed class MonitoringOptions
{
    public const string Section = "Monitoring";

    /// <summary>Where the server listens. Other machines reach it only when this names an address that is not loopback.</summary>
    [Required, RegularExpression(@"https?://[^\s/?#]+/?", MatchTimeoutInMilliseconds = 100,
        ErrorMessage = "takes an address such as http://localhost:5080")]
    public string Url { get; set; } = "http://localhost:5080";

    /// <summary>Days begin in this zone, and times are shown in it.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Tehran";

    /// <summary>A PostgreSQL connection string; empty for SQLite in the data folder.</summary>
    public string Database { get; set; } = "";

    /// <summary>A file of feeds to follow, <c>[{"source","url","language"}]</c>, read at every start.</summary>
    public string? Feeds { get; set; }

    /// <summary>A file of page layouts by source that go before the shipped ones, for pages that the general means read badly; see <see cref="Ingest.Pages.SourceRules"/>.</summary>
    public string? Rules { get; set; }

    /// <summary>How many days raw pages are kept so that extraction can run again: empty for ever, 0 not at all.</summary>
    [Range(0, 36500)]
    public int? KeepPagesDays { get; set; }

    /// <summary>Import the sample news when the data folder is empty.</summary>
    public bool SampleNews { get; set; } = true;

    /// <summary>Names under which the server may be addressed besides that of <see cref="Url"/> and loopback.</summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>Requests that one address may make of the API in a minute.</summary>
    [Range(10, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Jobs besides polls that run at the same time.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 4;

    /// <summary>Feeds that are polled at the same time, each of another host; most of them wait out the pause of their host.</summary>
    [Range(1, 2000)]
    public int Polls { get; set; } = 128;

    public ReportOptions Report { get; set; } = new();

    public SmtpOptions Smtp { get; set; } = new();

    public RhythmOptions Rhythm { get; set; } = new();

    public WebOptions Web { get; set; } = new();
}

/// <summary>The daily report.</summary>
public sealed class ReportOptions
{
    /// <summary>Who gets the daily report; empty: nobody.</summary>
    [EmailAddress(ErrorMessage = "takes one mail address, or nothing to send no report")]
    public string? To { get; set; }

    [Required, EmailAddress(ErrorMessage = "takes one mail address")]
    public string From { get; set; } = "monitoring@localhost";

    /// <summary>Local time of day when yesterday's report is composed.</summary>
    [Required, RegularExpression("([01][0-9]|2[0-3]):[0-5][0-9]", MatchTimeoutInMilliseconds = 100, ErrorMessage = "takes a time of day such as 07:00")]
    public string At { get; set; } = "07:00";

    internal TimeSpan AtTime => TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan();

    /// <summary>What the report is about, in the query language.</summary>
    [Required, StringLength(2000)]
    public string Query { get; set; } = "*";
}

/// <summary>The mail server; without a host, mails are written as files into <c>outbox</c> of the data folder.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 25;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>auto, none, starttls or tls.</summary>
    [Required, RegularExpression("(?i)(auto|none|starttls|tls)", MatchTimeoutInMilliseconds = 100, ErrorMessage = "takes auto, none, starttls or tls")]
    public string Security { get; set; } = "auto";
}
