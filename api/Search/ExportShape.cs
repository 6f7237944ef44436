using Monitoring.Enrichment;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Search;

/// <param name="Type">person, organisation, place, event …</param>
public sealed record EntityShape(string Entity, string Name, string Type);

/// <summary>One article as <c>export</c> streams it.</summary>
/// <param name="Story">Id of the story it belongs to, or null.</param>
/// <param name="CopyOf">Id of the article it repeats, or null.</param>
public sealed record ExportShape(
    string Id, string Url, string Title, string? Published, string Source, string? Language, string? Story, string? CopyOf,
    IReadOnlyList<string> Topics, IReadOnlyList<EntityShape> Entities)
{
    /// <summary>Stories and copies are not told apart yet, so both are null.</summary>
    public static ExportShape Of(StoredArticle stored, TimeZoneInfo zone)
    {
        var article = stored.Article;
        var enriched = stored.Enriched;
        return new ExportShape(
            article.Id, article.Url, article.Title, article.Published?.ToIso(zone), article.Source, enriched?.Language ?? article.Language,
            null, null,
            [.. enriched?.Topics.Select(topic => topic.Topic) ?? []],
            [.. enriched?.Mentions.DistinctBy(mention => mention.Entity).Select(Entity) ?? []]);
    }

    private static EntityShape Entity(Mention mention) => new(mention.Entity, mention.Name, TypeNames.Of(mention.Type));
}
