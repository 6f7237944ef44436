using Hangfire;
using Monitoring.Api.Pipeline;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Jobs;

/// <summary>Finds what a crash or a failure left half done, and takes it through analysis and index.</summary>
internal sealed class SweepJob(ArticlePipeline pipeline, ArticleStore store)
{
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        await pipeline.SweepAsync(new Journey(), cancellation);
        await store.SweepPagesAsync(cancellation);
    }
}
