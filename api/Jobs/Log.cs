namespace Monitoring.Api.Jobs;

/// <summary>All log lines of the jobs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Feed {Address}: {Trouble}")]
    public static partial void FeedTrouble(ILogger logger, string address, string trouble);

    [LoggerMessage(2, LogLevel.Warning, "Report {Delivery} could not be sent: {Reason}")]
    public static partial void DeliveryFailed(ILogger logger, string delivery, string reason);

    [LoggerMessage(3, LogLevel.Information, "Report {Delivery} is sent")]
    public static partial void DeliverySent(ILogger logger, string delivery);

    [LoggerMessage(4, LogLevel.Warning, "Source {Source}: {Warning}")]
    public static partial void LayoutChanged(ILogger logger, string source, string warning);

    [LoggerMessage(5, LogLevel.Error, "Feed {Address}: its poll broke")]
    public static partial void PollBroke(ILogger logger, string address, Exception failure);

    [LoggerMessage(6, LogLevel.Error, "The next feeds could not be taken")]
    public static partial void LineBroke(ILogger logger, Exception failure);
}
