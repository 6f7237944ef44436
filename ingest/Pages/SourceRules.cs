namespace Monitoring.Ingest.Pages;

/// <summary>Selectors of sources whose layout is known.</summary>
public sealed class SourceRules
{
    public static SourceRules None { get; } = new();
}
