namespace Monitoring.Tests.Text;

/// <summary>Material that stands beside the repository and not in it; who lacks it skips with <see cref="Absent"/>.</summary>
internal static class SharedFiles
{
    internal const string Absent = "The shared material is not here (MONITORING_SHARED, or a folder 'shared' beside the repository).";

    internal static string? Find(string relative)
    {
        var root = Environment.GetEnvironmentVariable("MONITORING_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "..", "shared");
            if (File.Exists(Path.Combine(folder.FullName, "Monitoring.sln")) && Directory.Exists(beside)) root = beside;
        }

        if (root is null) return null;
        var path = Path.Combine(root, relative);
        return File.Exists(path) ? path : null;
    }
}
