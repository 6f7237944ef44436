using Hangfire;
using Monitoring.Api.Hosting;
using Monitoring.Api.Reports;
using Monitoring.Infra.Mail;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Jobs;

/// <summary>Closes yesterday's window of the daily report, once: doing it again adds nothing.</summary>
internal sealed class CloseReportJob(ReportStore reports, MonitoringOptions options, TimeZoneInfo zone, TimeProvider clock)
{
    public const string Daily = "daily";

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (options.Report.To is not { Length: > 0 } to) return;
        var now = clock.GetUtcNow();
        if (TimeZoneInfo.ConvertTime(now, zone).TimeOfDay < options.Report.AtTime) return;
        var day = ReportDay.Before(now, zone);
        await reports.CloseAsync(Daily, ReportDay.Begin(day, zone), ReportDay.Begin(day.AddDays(1), zone), [to], cancellation);
    }
}

/// <summary>Composes and sends what waits. A delivery is claimed before it is sent and keeps its Message-ID over retries.</summary>
internal sealed class DeliverJob(
    ReportStore reports, ReportComposer composer, ArticleStore store, FeedStore feeds, IMailer mailer, MonitoringOptions options, TimeZoneInfo zone,
    TimeProvider clock, ILogger<DeliverJob> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await reports.ClaimAsync(Lease, cancellation) is { } delivery)
        {
            try
            {
                await mailer.SendAsync(await MailAsync(delivery, cancellation), cancellation);
                await reports.SentAsync(delivery.Id, cancellation);
                Log.DeliverySent(log, delivery.Id);
            }
#pragma warning disable CA1031 // Whatever a mail server does, the delivery is put back and the next one goes on.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.DeliveryFailed(log, delivery.Id, failure.Message);
                await reports.FailedAsync(delivery.Id, failure.Message, final: false, cancellation);
            }
        }
    }

    private async Task<Mail> MailAsync(Delivery delivery, CancellationToken cancellation)
    {
        var day = ReportDay.Before(delivery.Report.Closed.AddHours(1), zone);
        var sample = (await store.SampleIdsAsync(cancellation)).Count > 0;
        var failing = await feeds.FailingAsync(clock.GetUtcNow() - options.Rhythm.ReportAfter, cancellation);
        var report = await composer.ComposeAsync(options.Report.Query, day, sample, cancellation) with { Failing = [.. failing.Select(feed => feed.Source).Distinct()] };
        return new Mail(
            delivery.Id, options.Report.From, delivery.Address, ReportMail.Subject(report), ReportMail.Html(report), ReportMail.Text(report), clock.GetUtcNow());
    }
}
