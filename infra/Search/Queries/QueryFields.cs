using Monitoring.Enrichment;

namespace Monitoring.Infra.Search.Queries;

/// <summary>What stands after <c>person:</c>, <c>date:</c> and the other fields.</summary>
internal sealed class QueryFields(QueryWords words, SearchNames names)
{
    public QueryNode? Read(string field, string value, bool quoted)
    {
        var written = quoted ? $"{field}:\"{value}\"" : $"{field}:{value}";
        return field switch
        {
            "date" => Date(value, written),
            "person" => Entity(EntityType.Person, QueryScope.PersonNames, value, written),
            "org" => Entity(EntityType.Organisation, QueryScope.OrganisationNames, value, written),
            "place" => Entity(EntityType.Place, QueryScope.PlaceNames, value, written),
            "topic" => new TopicNode(names.TopicOf(value.Trim()), written),
            "lang" => new LanguageNode(value.Trim().ToLowerInvariant(), written),
            "source" => words.Phrase(QueryScope.Source, value, written),
            _ => quoted ? words.Phrase(QueryScope.Title, value, written) : words.Run(QueryScope.Title, [value]),
        };
    }

    private EntityNode? Entity(EntityType type, QueryScope scope, string value, string written)
    {
        var name = words.Phrase(scope, value, written);
        if (name is null) return null;
        var ids = names.Entities(type, value);
        // Persons are many and share surnames, so that one who is known does not hide the others of that name.
        var keys = NameKeys.IsLatin(value) && (type == EntityType.Person || ids.Count == 0) ? NameKeys.Of(type, value) : [];
        return new EntityNode(type, [.. ids.Append(value.Trim()).Distinct(StringComparer.Ordinal)], name, keys, written);
    }

    private static DateNode Date(string value, string written)
    {
        var dots = value.IndexOf("..", StringComparison.Ordinal);
        var first = dots < 0 ? value : value[..dots];
        var last = dots < 0 ? value : value[(dots + 2)..];
        var from = Bound(first, open: dots >= 0, value)?.First;
        var to = Bound(last, open: dots >= 0, value)?.Last;
        if (from > to) throw QueryMistakes.EmptyRange(QueryScanner.Shown(value));
        return new DateNode(from, to, written);
    }

    private static (DateOnly First, DateOnly Last)? Bound(string text, bool open, string whole) =>
        open && text.Length == 0 && whole.Length > 2 ? null : QueryDates.Parse(text);
}
