using System.Text.Json.Serialization;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Pipeline;

/// <summary>What became of everything that was read; the six outcomes add up to <see cref="Read"/>.</summary>
/// <param name="Indexed">Articles made searchable by this call, those of an earlier call that was stopped among them.</param>
public sealed record ImportCounts(
    long Read, long Stored, long Revised, long Duplicate, long Rejected, long Parked, long Failed, long Indexed, double Seconds)
{
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Some of it did not get in.</summary>
    [JsonIgnore]
    public bool SomeFailed => Rejected + Parked + Failed > 0;

    public ImportCounts With(Outcome outcome, long count = 1) => outcome switch
    {
        Outcome.Stored => this with { Read = Read + count, Stored = Stored + count },
        Outcome.Revised => this with { Read = Read + count, Revised = Revised + count },
        Outcome.Duplicate => this with { Read = Read + count, Duplicate = Duplicate + count },
        Outcome.Rejected => this with { Read = Read + count, Rejected = Rejected + count },
        Outcome.Parked => this with { Read = Read + count, Parked = Parked + count },
        _ => this with { Read = Read + count, Failed = Failed + count },
    };
}
