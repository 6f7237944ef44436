using System.ComponentModel.DataAnnotations;

namespace Monitoring.Ingest.Web;

/// <summary>How we behave on the web, and what we accept from it.</summary>
public sealed class WebOptions
{
    /// <summary>The name that robots.txt knows us by: letters, hyphen, underscore.</summary>
    [Required, RegularExpression("^[A-Za-z_-]{1,40}$", ErrorMessage = "Web:ProductToken must be 1 to 40 letters, hyphens or underscores")]
    public string ProductToken { get; set; } = "MonitoringBot";

    /// <summary>Where a webmaster finds us: an address or a mailbox; it is sent with every request.</summary>
    [RegularExpression(@"^[\x21-\x27\x2A-\x7E]{0,200}$", ErrorMessage = "Web:Contact must be an address or mailbox without spaces or brackets")]
    public string Contact { get; set; } = "";

    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00", ErrorMessage = "Web:ConnectTimeout must be between a millisecond and 5 minutes")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From sending a request to the last byte of its answer's headers, connecting included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00", ErrorMessage = "Web:HeadersTimeout must be between a millisecond and 10 minutes")]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>For a whole body, however steadily it drips.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "Web:BodyTimeout must be between a millisecond and an hour")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two reads of a body.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00", ErrorMessage = "Web:IdleTimeout must be between a millisecond and 10 minutes")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Most bytes of a body, decompressed. A request may set its own.</summary>
    [Range(1024, 1 << 30, ErrorMessage = "Web:MaxBodyBytes must be between 1 KiB and 1 GiB")]
    public int MaxBodyBytes { get; set; } = 16 << 20;

    /// <summary>A body that grows by more than this on decompression, beyond its first mebibyte, is a bomb. Honest pages stay below 30.</summary>
    [Range(10, 10_000, ErrorMessage = "Web:MaxCompressionRatio must be between 10 and 10000")]
    public int MaxCompressionRatio { get; set; } = 200;

    [Range(0, 50, ErrorMessage = "Web:MaxRedirects must be between 0 and 50")]
    public int MaxRedirects { get; set; } = 8;

    /// <summary>Requests in flight at a time, over all hosts.</summary>
    [Range(1, 1000, ErrorMessage = "Web:MaxConcurrency must be between 1 and 1000")]
    public int MaxConcurrency { get; set; } = 32;

    /// <summary>Least pause between the end of one request to a host and the beginning of the next.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ErrorMessage = "Web:HostPause must be at most an hour")]
    public TimeSpan HostPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A longer Crawl-delay than this is read as this.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "Web:MaxCrawlDelay must be at most a day")]
    public TimeSpan MaxCrawlDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Ports that may be asked.</summary>
    public IList<int> AllowedPorts { get; } = [80, 443];

    /// <summary>Exceptions from the address guard, each <c>host:port</c> as written in addresses: servers of one's own network.</summary>
    public IList<string> AllowedEndpoints { get; } = [];

    /// <summary>What we call ourselves in every request.</summary>
    public string UserAgent => $"{ProductToken}/0.1 ({(Contact.Length == 0 ? "media monitoring; no contact configured" : "+" + Contact)})";
}
