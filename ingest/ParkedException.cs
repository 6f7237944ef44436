namespace Monitoring.Ingest;

/// <summary>
/// What cannot possibly be processed: never retried. Everything else that is thrown may be tried again, with backoff.
/// The message is one line that a person can act on and names what it is about.
/// </summary>
public abstract class ParkedException(string message, Exception? inner = null) : Exception(message, inner);
