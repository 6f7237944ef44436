using System.Globalization;
using System.Threading.RateLimiting;

namespace Monitoring.Api.Hosting;

/// <summary>One address may make so many requests a minute; more are told when to come back.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services, int requestsPerMinute) => services.AddRateLimiter(limits =>
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.Path.StartsWithSegments("/api")
            ? RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = requestsPerMinute,
                TokensPerPeriod = Math.Max(1, requestsPerMinute / 6),
                ReplenishmentPeriod = Minute / 6,
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(""));
        limits.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute / 6;
            var seconds = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            rejected.HttpContext.Response.Headers.RetryAfter = seconds;
            await Problems.Write(rejected.HttpContext, Problems.TooMany, $"Come back in {seconds} seconds.");
        };
    });
}
