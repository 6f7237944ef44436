using System.Globalization;

namespace Monitoring.Infra.Storage;

/// <summary>
/// The right to write in a data folder, held by one process. The operating system takes it back when the process ends, however it ends.
/// </summary>
public sealed class WriterLock : IDisposable
{
    private readonly FileStream _held;

    private WriterLock(string folder, FileStream held)
    {
        Folder = folder;
        _held = held;
    }

    public string Folder { get; }

    /// <exception cref="StorageException">Another process writes here, or the folder cannot be written.</exception>
    public static WriterLock Take(string folder)
    {
        folder = Path.GetFullPath(folder);
        var owner = Path.Combine(folder, "writer.pid");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The data folder {folder} cannot be made: {e.Message}", e);
        }

        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StorageException(
                $"Process {ReadOwner(owner)} already writes to {folder}; stop it first, or choose another folder with --data DIR (search, trends and inspect work beside it).", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException($"The data folder {folder} cannot be written by this user: {e.Message}", e);
        }

        // The lock file itself cannot be read while it is held, so the holder's number lies beside it.
        File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new WriterLock(folder, held);
    }

    public void Dispose() => _held.Dispose();

    private static string ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 and < 20 } number ? number : "of unknown number";
        }
        catch (IOException)
        {
            return "of unknown number";
        }
    }
}
