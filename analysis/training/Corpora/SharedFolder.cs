namespace Monitoring.Training.Corpora;

/// <summary>Where corpora and facts lie: the environment variable <c>MONITORING_SHARED</c>, else <c>shared</c> beside the repository.</summary>
internal static class SharedFolder
{
    public static string Root { get; } = Environment.GetEnvironmentVariable("MONITORING_SHARED") is { Length: > 0 } set ? set : Beside();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Beside()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "..", "shared");
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Monitoring.sln"))) return Path.GetFullPath(shared);
        }

        return Path.GetFullPath("../shared");
    }
}
