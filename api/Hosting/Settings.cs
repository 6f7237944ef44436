using Microsoft.Extensions.Options;
using Monitoring.Api.Commands;
using Monitoring.Api.Pipeline;
using Monitoring.Infra;
using Monitoring.Infra.Mail;

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
            throw new WrongCallException($"a setting is of the wrong kind: {wrong.Message}");
        }

        var checkedResult = new MonitoringOptionsValidator().Validate(null, options);
        if (checkedResult.Failed) throw new WrongCallException(Readable(checkedResult));
        return options;
    }

    /// <exception cref="WrongCallException">The system's zone table has no such zone.</exception>
    public static TimeZoneInfo Zone(this MonitoringOptions options) => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone)
        ? zone : throw new WrongCallException($"Monitoring:TimeZone takes a zone such as Asia/Tehran, not '{options.TimeZone}'.");

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

    // "Port: The field Smtp.Port must be between …": the key stands in the sentence, with its type's name before it.
    private static string Readable(ValidateOptionsResult result) => string.Join("; ", result.Failures!.Select(failure =>
    {
        var (key, rule) = failure.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? (failure[..at], failure[(at + 2)..]) : ("", failure);
        return rule.Contains("takes", StringComparison.Ordinal) ? $"{Key(key, rule)} {rule}" : $"{Key(key, rule)}: {rule}";
    }));

    private static string Key(string member, string rule)
    {
        const string field = "The field ";
        if (rule.StartsWith(field, StringComparison.Ordinal)) return "Monitoring:" + rule[field.Length..].Split(' ')[0].Replace('.', ':').Replace(nameof(MonitoringOptions) + ":", "", StringComparison.Ordinal);
        return "Monitoring:" + member.Replace('.', ':');
    }
}
