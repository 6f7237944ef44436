using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;

namespace Monitoring.Api.Pipeline;

/// <summary>What lies where in a data folder.</summary>
public sealed class DataFolder
{
    private DataFolder(string path) => Path = path;

    /// <summary>Absolute.</summary>
    public string Path { get; }
    public string Database => At("monitoring.db");
    /// <summary>Where a running server can be reached by programs of the same user.</summary>
    public string ServerCard => At("server.json");

    /// <summary>For verbs that write: makes the folder, readable by its owner.</summary>
    /// <exception cref="WrongCallException">It cannot be made or written.</exception>
    public static DataFolder Make(string path)
    {
        var folder = Named(path);
        try
        {
            Directory.CreateDirectory(folder.Path);
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WrongCallException($"the data folder {path} cannot be made ({failure.Message.TrimEnd('.')}): choose another with --data DIR.");
        }
    }

    /// <summary>For verbs that only read.</summary>
    /// <exception cref="WrongCallException">Nothing was ever imported there.</exception>
    internal static DataFolder Existing(string path, MonitoringOptions options)
    {
        var folder = Named(path);
        if (File.Exists(folder.Database) || options.Database.Length > 0 && Directory.Exists(folder.Path)) return folder;
        throw new WrongCallException($"there is no news in {path}: run monitoring import PATH first, or choose the data folder with --data DIR.");
    }

    private static DataFolder Named(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new WrongCallException("--data takes a folder.");
        try
        {
            return new DataFolder(System.IO.Path.GetFullPath(path));
        }
        catch (ArgumentException)
        {
            throw new WrongCallException("--data takes a folder; its name holds a character that no file name can have.");
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
