using Monitoring.Enrichment;
using Monitoring.Ingest;

namespace Monitoring.Infra.Search;

/// <summary>A mention as the index keeps it; offsets count in <see cref="Article.Text"/>.</summary>
internal readonly record struct MentionSpan(int Start, int End, EntityType Type, string Entity, string Name);

/// <summary>An article as an index gives it back, enough to show a hit and why it matched.</summary>
internal sealed record IndexedArticle(Article Article, string Language, IReadOnlyList<string> Topics, IReadOnlyList<MentionSpan> Mentions);
