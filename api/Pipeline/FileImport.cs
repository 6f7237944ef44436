using System.Threading.Channels;
using Monitoring.Api.Sample;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Files;
using Monitoring.Ingest.Pages;

namespace Monitoring.Api.Pipeline;

/// <summary>What a caller asks to import.</summary>
/// <param name="Url">The address of the one page among <paramref name="Paths"/>.</param>
/// <param name="Again">Run extraction and analysis once more over what is kept.</param>
public sealed record ImportCall(IReadOnlyList<string> Paths, string? Url, bool Again);

/// <summary>How far an import has come.</summary>
/// <param name="Share">0..1, by bytes read.</param>
public sealed record ImportProgress(long Items, double Share, string At);

/// <summary>Takes files through the pipeline until they are searchable. Memory is bounded by the batches that are underway.</summary>
public sealed class FileImport(
    ArticleStore store, ArticlePipeline pipeline, AnalysisLine line, ImportJournal journal, SourceRules rules, TimeProvider clock, TimeZoneInfo zone)
{
    private const int Batch = 256;
    private const int BatchesUnderway = 4;

    /// <param name="progress">Told often; it decides how much of that it shows.</param>
    /// <param name="trouble">One line for each item that was rejected, failed or parked.</param>
    public async Task<ImportCounts> RunAsync(
        ImportCall call, Action<ImportProgress> progress, Action<string> trouble, CancellationToken cancellation, bool sample = false)
    {
        var began = clock.GetTimestamp();
        var journey = new Journey(trouble);
        if (call.Paths.Count > 0) await ReadFilesAsync(call, journey, progress, trouble, sample, cancellation);
        if (call.Again) await new SecondReading(store, pipeline, line, rules, zone).RunAsync(journey, progress, cancellation);
        await pipeline.SweepAsync(journey, cancellation);
        return journey.Counts with { Seconds = Math.Round(clock.GetElapsedTime(began).TotalSeconds, 2) };
    }

    private async Task ReadFilesAsync(
        ImportCall call, Journey journey, Action<ImportProgress> progress, Action<string> trouble, bool sample, CancellationToken cancellation)
    {
        var share = 0d;
        var at = "";
        var marks = new ImportMarks(journal);
        var cutOff = await marks.CutOffAsync(call.Paths, cancellation);
        foreach (var (file, line) in cutOff) trouble($"{file}: an import of it was cut off; going on after line {line}");
        var options = new ReadOptions
        {
            Address = call.Url,
            Zone = zone,
            Rules = rules,
            // Sample news is dated ahead and moved in time when it is stored.
            Now = sample ? null : clock.GetUtcNow(),
            StartAfter = cutOff,
            Progress = new Told<ReadProgress>(read => (share, at) = (read.BytesTotal == 0 ? 0 : (double)read.BytesRead / read.BytesTotal, read.File)),
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = Channel.CreateBounded<List<ReadItem>>(BatchesUnderway);
        var reading = ReadAsync(call.Paths, options, batches.Writer, stop.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                await TakeAsync(batch, journey, trouble, sample, cancellation);
                await marks.PassAsync(batch, cancellation);
                progress(new ImportProgress(journey.Counts.Read, share, at));
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            // What is underway is finished also when the call is cancelled: it is stored already.
            await pipeline.FinishAsync(journey);
        }

        await reading;
        await marks.FinishAsync(cancellation);
    }

    private static async Task ReadAsync(IReadOnlyList<string> paths, ReadOptions options, ChannelWriter<List<ReadItem>> batches, CancellationToken cancellation)
    {
        try
        {
            var batch = new List<ReadItem>(Batch);
            await foreach (var item in ArticleFiles.ReadAsync(paths, options, cancellation))
            {
                batch.Add(item);
                if (batch.Count < Batch) continue;
                await batches.WriteAsync(batch, cancellation);
                batch = new List<ReadItem>(Batch);
            }

            if (batch.Count > 0) await batches.WriteAsync(batch, cancellation);
            batches.Complete();
        }
#pragma warning disable CA1031 // The reader of the channel throws it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            batches.Complete(failure);
        }
    }

    private async Task TakeAsync(List<ReadItem> batch, Journey journey, Action<string> trouble, bool sample, CancellationToken cancellation)
    {
        var incoming = new List<IncomingArticle>(batch.Count);
        foreach (var item in batch)
        {
            if (item is ReadArticle read) incoming.Add(new IncomingArticle(sample ? SampleNews.AsSample(read.Article, clock) : read.Article, read.Raw, Archived: true));
            if (item is ReadArticle { Warning: { } doubt }) trouble(doubt);
            if (item is not Rejection rejection) continue;
            journey.Count(Outcome.Rejected);
            trouble(rejection.ToString());
        }

        await pipeline.StoreAsync(incoming, journey, cancellation);
    }
}
