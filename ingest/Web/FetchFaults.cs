using System.Net.Sockets;
using System.Security.Authentication;
using Polly.Timeout;

namespace Monitoring.Ingest.Web;

/// <summary>Which of the two kinds a failure is, and how it is said.</summary>
internal static class FetchFaults
{
    public static Exception OfSending(Uri address, Exception e, WebOptions options)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case ForbiddenHostException: return Parked(FetchFault.ForbiddenAddress, cause.Message);
                case UnresolvedHostException: return Failed(FetchFault.NameNotResolved, cause.Message);
                case AuthenticationException: return Failed(FetchFault.TlsFailed, $"no secure connection: {cause.Message}");
                case TimeoutRejectedException: return Failed(FetchFault.TimedOut, $"no answer within {FetchTime.Text(options.HeadersTimeout)}");
                case SocketException socket: return Failed(FetchFault.ConnectFailed, $"no connection: {socket.SocketErrorCode}");
            }
        }
        return e switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Parked(FetchFault.TooLarge, "the headers of the answer are too long"),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Failed(FetchFault.CutOff, "the answer is no HTTP"),
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => Failed(FetchFault.CutOff, "the connection was closed without an answer"),
            // Cancelled though neither the caller nor the time for headers did: the time for connecting ran out.
            OperationCanceledException => Failed(FetchFault.TimedOut, $"no connection within {FetchTime.Text(options.ConnectTimeout)}"),
            HttpRequestException or IOException => Failed(FetchFault.CutOff, $"the connection broke: {e.Message}"),
            _ => Parked(FetchFault.Unusable, $"it cannot be asked for: {e.Message}"),
        };

        FetchParkedException Parked(FetchFault fault, string reason) => new(address, fault, reason, inner: e);
        FetchFailedException Failed(FetchFault fault, string reason) => new(address, fault, reason, inner: e);
    }

    public static Exception OfBody(Uri address, Exception e) => e switch
    {
        BodyException { Fault: BodyFault.TooLarge } => new FetchParkedException(address, FetchFault.TooLarge, e.Message, inner: e),
        BodyException { Fault: BodyFault.Bomb } => new FetchParkedException(address, FetchFault.DecompressionBomb, e.Message, inner: e),
        BodyException { Fault: BodyFault.UnknownEncoding or BodyFault.BrokenEncoding } => new FetchParkedException(address, FetchFault.BadEncoding, e.Message, inner: e),
        BodyException => new FetchFailedException(address, FetchFault.TimedOut, e.Message, inner: e),
        _ => new FetchFailedException(address, FetchFault.CutOff, "the connection ended before the body did", inner: e),
    };

    public static Exception OfStatus(Uri address, int status, string? phrase, TimeSpan? retryAfter)
    {
        var reason = string.IsNullOrEmpty(phrase) ? $"answered {status}" : $"answered {status} {(phrase.Length > 60 ? phrase[..60] : phrase)}";
        return status switch
        {
            408 or 425 => new FetchFailedException(address, FetchFault.TimedOut, reason, status, retryAfter),
            429 => new FetchFailedException(address, FetchFault.TooManyRequests, reason, status, retryAfter),
            >= 500 => new FetchFailedException(address, FetchFault.ServerError, reason, status, retryAfter),
            401 or 402 or 403 or 407 or 451 => new FetchParkedException(address, FetchFault.Refused, reason, status),
            404 => new FetchParkedException(address, FetchFault.NotFound, reason, status),
            410 => new FetchParkedException(address, FetchFault.Gone, reason, status),
            _ => new FetchParkedException(address, FetchFault.Unusable, reason, status),
        };
    }
}
