namespace Monitoring.Infra.Storage;

/// <summary>The data folder or database cannot be used; the message is one line that says why and what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
