namespace Monitoring.Api.Evaluation;

/// <summary>Where labelled material lies: the environment variable MONITORING_SHARED, or a folder called shared beside the repository.</summary>
internal static class SharedFolder
{
    public const string Variable = "MONITORING_SHARED";

    /// <summary>Null when there is none on this machine.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return Directory.Exists(named) ? Path.GetFullPath(named) : null;
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at is not null; at = at.Parent)
        {
            var beside = Path.Combine(at.FullName, "shared");
            if (Directory.Exists(Path.Combine(beside, "data"))) return beside;
        }

        return null;
    }
}
