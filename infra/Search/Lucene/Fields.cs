using Monitoring.Enrichment;
using Monitoring.Infra.Search.Queries;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>Names of the fields of a Lucene document. A change here is a change of <see cref="Layout"/>.</summary>
internal static class Fields
{
    /// <summary>Stored with the index beside the analyzer's version; another one means a rebuild.</summary>
    public const string Layout = "2";

    public const string Id = "id";
    public const string Url = "url";
    public const string Title = "title";
    public const string Kicker = "kicker";
    public const string Lead = "lead";
    public const string Body = "body";
    public const string Source = "source";
    public const string Language = "language";
    public const string Topic = "topic";
    public const string Entity = "entity";
    /// <summary>Transliteration keys of the names of mentioned entities.</summary>
    public const string NameKey = "nameKey";
    public const string Mentions = "mentions";
    /// <summary>Unix milliseconds; <see cref="Undated"/> where there is none.</summary>
    public const string Published = "published";
    /// <summary>1 where the time of day of publication is known, not only the day.</summary>
    public const string Timed = "timed";
    public const string PublishedAs = "publishedAs";
    public const string Position = "position";

    public const long Undated = long.MinValue;

    public static string Exact(QueryScope scope) => scope switch
    {
        QueryScope.Text => "text.exact",
        QueryScope.Title => "title.exact",
        QueryScope.Source => "source.exact",
        QueryScope.PersonNames => "person.exact",
        QueryScope.OrganisationNames => "org.exact",
        _ => "place.exact",
    };

    /// <summary>Only texts have stems; names are looked for as they are written.</summary>
    public static string Stem(QueryScope scope) => scope == QueryScope.Title ? "title.stem" : "text.stem";

    /// <summary>One term for an entity of a type, or for a key of its name.</summary>
    public static string EntityTerm(EntityType type, string id) => $"{type}|{id}";
}
