namespace Monitoring.Tests.Ingest;

/// <summary>Where the shared measuring material lies, if it is here at all.</summary>
internal static class SharedFolder
{
    internal const string Absent = "The shared material is not here (MONITORING_SHARED, or a folder 'shared' beside the repository).";

    internal static string? Find(params ReadOnlySpan<string> parts)
    {
        var root = Environment.GetEnvironmentVariable("MONITORING_SHARED");
        if (string.IsNullOrEmpty(root))
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitoring.sln"))) folder = folder.Parent;
            if (folder?.Parent is null) return null;
            root = Path.Combine(folder.Parent.FullName, "shared");
        }

        var path = Path.Combine([root, .. parts]);
        return Directory.Exists(path) ? path : null;
    }
}
