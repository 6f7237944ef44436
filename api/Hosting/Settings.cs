using System.ComponentModel.DataAnnotations;
using Monitoring.Api.Commands;
using Monitoring.Api.Pipeline;
using Monitoring.Infra;
using Monitoring.Infra.Mail;
using Monitoring.Ingest.Pages;

namespace Monitoring.Api.Hosting;

/// <summary>Reads and checks what is configured: <c>appsettings.json</c> beside the program, then the environment, then the call.</summary>
internal static class Settings
{
    /// <param name="call">Keys that the call itself sets, such as <c>Monitoring:Url</c>.</param>
    /// <exception cref="WrongCallException">A value is wrong; the line names its key and what is allowed.</exception>
    public static MonitoringOptions Read(IReadOnlyDictionary<string, string?>? call = null)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(call ?? new Dictionary<string, string?>())
            .Build();
        var options = new MonitoringOptions();
        try
        {
            configuration.GetSection(MonitoringOptions.Section).Bind(options);
        }
        catch (InvalidOperationException wrong)
        {
            throw new WrongCallException(OfWrongKind(wrong));
        }

        if (string.Join("; ", Wrong(options)) is { Length: > 0 } failures) throw new WrongCallException(failures);
        return options;
    }

    /// <exception cref="WrongCallException">The system's zone table has no such zone.</exception>
    public static TimeZoneInfo Zone(this MonitoringOptions options) => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone)
        ? zone : throw new WrongCallException($"Monitoring:TimeZone takes a zone such as Asia/Tehran, not '{options.TimeZone}'.");

    /// <summary>The operator's own layouts of pages before the shipped ones.</summary>
    /// <exception cref="WrongCallException">The file cannot be read, or is no list of layouts.</exception>
    public static SourceRules Layouts(this MonitoringOptions options)
    {
        try
        {
            return string.IsNullOrEmpty(options.Rules) ? SourceRules.Shipped : SourceRules.Load(options.Rules).Before(SourceRules.Shipped);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new WrongCallException($"Monitoring:Rules: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    public static InfraOptions ForInfra(this MonitoringOptions options, DataFolder folder, bool readOnly) => new()
    {
        DataFolder = folder.Path,
        PostgreSql = options.Database,
        ReadOnly = readOnly,
        Zone = options.Zone(),
        KeepPages = options.KeepPagesDays is { } days ? TimeSpan.FromDays(days) : null,
        Smtp = options.Smtp.Host is { Length: > 0 } host
            ? new Infra.Mail.SmtpOptions
            {
                Host = host,
                Port = options.Smtp.Port,
                User = options.Smtp.User,
                Password = options.Smtp.Password,
                Security = Enum.Parse<SmtpSecurity>(options.Smtp.Security, ignoreCase: true),
            }
            : null,
    };

    /// <summary>What is wrong with the values, a sentence each that begins with the key.</summary>
    private static IEnumerable<string> Wrong(MonitoringOptions options) =>
    [
        .. Wrong(MonitoringOptions.Section, options),
        .. Wrong($"{MonitoringOptions.Section}:{nameof(options.Report)}", options.Report),
        .. Wrong($"{MonitoringOptions.Section}:{nameof(options.Smtp)}", options.Smtp),
        .. Wrong($"{MonitoringOptions.Section}:{nameof(options.Rhythm)}", options.Rhythm),
        .. Wrong($"{MonitoringOptions.Section}:{nameof(options.Web)}", options.Web),
    ];

    private static IEnumerable<string> Wrong(string key, object part)
    {
        var failures = new List<ValidationResult>();
        Validator.TryValidateObject(part, new ValidationContext(part), failures, validateAllProperties: true);
        return failures.Select(failure => $"{key}:{string.Join('/', failure.MemberNames)} {Rule(failure.ErrorMessage!)}");
    }

    // "The field Workers must be between 1 and 64." goes on after the key, which names the field.
    private static string Rule(string message) =>
        message.StartsWith("The ", StringComparison.Ordinal) && message.IndexOf(" must ", StringComparison.Ordinal) is var at and > 0 ? message[(at + 1)..] : message;

    private static string OfWrongKind(InvalidOperationException failure)
    {
        var (key, kind) = (Quoted(failure.Message, " at '"), Quoted(failure.Message, " to type '"));
        var expected = kind switch
        {
            "System.Int32" or "System.Int64" or "System.Nullable`1[System.Int32]" => "a whole number",
            "System.Boolean" => "true or false",
            "System.TimeSpan" => "a span of time such as 00:05:00",
            "System.Double" => "a number",
            _ => "another kind of value",
        };
        return key is null ? $"a setting is of the wrong kind: {failure.Message}" : $"{key} takes {expected}, not '{Quoted(failure.Message, " value '")}'.";
    }

    private static string? Quoted(string text, string before)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        var start = at + before.Length;
        return at >= 0 && text.IndexOf('\'', start) is var end and > 0 ? text[start..end] : null;
    }
}
