namespace Monitoring.Ingest.Pages;

/// <summary>This is no news page and never will be: empty, binary, larger than the limit, or without any text. Parked, not retried.</summary>
public sealed class PageException(string reason, Exception? inner = null) : Exception(reason, inner);
