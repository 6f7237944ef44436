namespace Monitoring.Api.Pipeline;

/// <summary>Progress that is told where it happens; the framework's own would tell it later and out of order.</summary>
internal sealed class Told<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
