namespace Monitoring.Tests;

/// <summary>Classes of this collection run alone, so that what the process allocates is what their subject allocates.</summary>
[CollectionDefinition(nameof(MeasuresMemory), DisableParallelization = true)]
public sealed class MeasuresMemory;
