using Monitoring.Enrichment;
using Monitoring.Ingest;

namespace Monitoring.Infra.Storage;

/// <summary>The one way an article's journey ended.</summary>
public enum Outcome
{
    Stored, Revised, Duplicate, Rejected, Parked, Failed,
}

/// <summary>How far a stored article has come.</summary>
public enum Stage
{
    Stored = 0, Analysed = 1, Indexed = 2, Parked = 9,
}

/// <param name="Raw">The page as it was read, to be kept compressed; null when there is none.</param>
/// <param name="Again">
/// A second reading of what is kept (<c>import --again</c>): what a page says about itself (date, authors, section, tags …) then counts
/// as much as its text, and another answer is a revision.
/// </param>
/// <param name="Archived">
/// Read from a file, which may be older than what is stored: a text that the article had before is then known, not a revision.
/// What is seen on the web is what holds now, also when it returns to an earlier text.
/// </param>
public sealed record IncomingArticle(Article Article, byte[]? Raw = null, bool Again = false, bool Archived = false);

/// <param name="Position">Commit order, from one sequencer; a revision gets a new one.</param>
public sealed record SaveResult(string Id, Outcome Outcome, long Position);

/// <param name="Revision">1 for the first text, then 2 …</param>
/// <param name="Enriched">Null until analysed.</param>
public sealed record StoredArticle(Article Article, long Position, int Revision, DateTimeOffset Collected, Stage Stage, EnrichedArticle? Enriched);
