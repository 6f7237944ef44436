namespace Monitoring.Ingest.Feeds;

/// <summary>These bytes are no feed, or more of one than the limits allow; the only exception that leaves <see cref="FeedParser"/>.</summary>
public sealed class FeedException(string message, Exception? inner = null) : ParkedException(message, inner);
