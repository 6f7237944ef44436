using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Monitoring.Api.Search;
using Monitoring.Infra.Search;

namespace Monitoring.Api.Describing;

/// <summary>
/// What the parameters of a request take. The handlers take texts, so that a wrong one is answered with what to write instead; a
/// description by their types alone would say no more than that.
/// </summary>
internal static class ParameterFacts
{
    private const string Query = "Words are joined by AND; \"…\" is a phrase; OR, - and parentheses do what they say; person:, org:, place:, topic:, source:, title:, "
        + "date:1403-03-31 and date:1403-03-01..1403-03-31 filter; * alone is every article.";

    private const string Day = "A DATE, ISO (2024-06-20) or Jalali (1403-03-31): the year tells which. Days begin in the display zone, Asia/Tehran by default. ";

    /// <param name="Required">Without it the request is refused.</param>
    internal sealed record Fact(string Description, OpenApiSchema Schema, bool Required = false);

    /// <param name="operation">The operation's name, since one name may mean two things.</param>
    /// <returns>Null for a parameter that is described nowhere; a test keeps that from happening.</returns>
    public static Fact? Of(string? operation, string parameter) => (operation, parameter) switch
    {
        ("Trends", "q") => new("A query, one series for each. " + Query, Several(Text(QueryParameters.LongestQuery), QueryParameters.MostQueries), Required: true),
        (_, "q") => new("The query. " + Query, Text(QueryParameters.LongestQuery), Required: true),
        ("Facets", "size") => new("Entries of each list.", Number(10, 1, QueryParameters.LargestSize)),
        (_, "size") => new("Hits in the answer; total counts them all.", Number(10, 0, QueryParameters.LargestSize)),
        ("Facets", "offset") or ("Facets", "sort") => new("Taken, but lists of names do not depend on it.", parameter == "sort" ? Word<SortOrder>(SortOrder.Relevance) : Number(0, 0, QueryParameters.LargestOffset)),
        (_, "offset") => new("Hits to leave out before the first, for the next page.", Number(0, 0, QueryParameters.LargestOffset)),
        (_, "from") => new("First day. " + Day + "Without it, from the first article on.", Date()),
        (_, "to") => new("Last day, included. " + Day + "Without it, up to the last article.", Date()),
        (_, "since") => new("First day of the site's past that is read. " + Day, Date()),
        (_, "sort") => new("Best matches first, or newest first with undated articles last.", Word<SortOrder>(SortOrder.Relevance)),
        (_, "interval") => new($"Length of a point. A range may have {QueryParameters.MostPoints} points at most.", Word<TrendInterval>(TrendInterval.Day)),
        (_, "calendar") => new("Whose months, years and weeks: Jalali weeks begin on Saturday, Gregorian ones are ISO weeks.", Word<TrendCalendar>(TrendCalendar.Gregorian)),
        (_, "id") => new("The article's id, as answers give it.", new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9a-f]{32}$" }, Required: true),
        (_, "name") => new("The source's name, as the list of sources gives it.", Text(200), Required: true),
        (_, "address") => new("The feed's address, as the list of sources gives it.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" }, Required: true),
        (_, "paused") => new("true stops polling, false goes on.", new OpenApiSchema { Type = JsonSchemaType.Boolean }, Required: true),
        _ => null,
    };

    public static OpenApiSchema Word<T>(T? usual = null) where T : struct, Enum => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. Words<T>.All.Split('|').Select(word => (JsonNode)JsonValue.Create(word))],
        Default = usual is { } value ? JsonValue.Create(value.ToString().ToLowerInvariant()) : null,
    };

    private static OpenApiSchema Text(int longest) => new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = longest };

    private static OpenApiSchema Several(OpenApiSchema each, int most) => new() { Type = JsonSchemaType.Array, Items = each, MinItems = 1, MaxItems = most };

    private static OpenApiSchema Date() => new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$", Examples = [JsonValue.Create("2024-06-20"), JsonValue.Create("1403-03-31")] };

    private static OpenApiSchema Number(int usual, int least, int most) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Default = JsonValue.Create(usual),
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most.ToString(CultureInfo.InvariantCulture),
    };
}
