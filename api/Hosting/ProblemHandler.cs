using Microsoft.AspNetCore.Diagnostics;
using Monitoring.Api.Commands;
using Monitoring.Api.Search;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Hosting;

/// <summary>Turns what a handler throws into the problem that it means; nothing of an unexpected failure is shown but its trace id.</summary>
internal sealed class ProblemHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (context.Response.HasStarted) return false;
        if (exception is QueryException mistake)
        {
            await Problems.Write(context, mistake);
            return true;
        }

        var (problem, detail) = exception switch
        {
            ParameterException wrong => (Problems.Parameter, wrong.Message),
            WrongCallException wrong => (Problems.Parameter, wrong.Message),
            StorageException unusable => (Problems.Storage, unusable.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (Problems.TooLarge, Problems.TooLarge.Explanation),
            BadHttpRequestException wrong => (Problems.Parameter, WrongRequest.Explain(wrong, context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)),
            _ => (Problems.Internal, $"See the server's log for {context.TraceIdentifier}."),
        };
        await Problems.Write(context, problem, detail);
        return true;
    }
}
