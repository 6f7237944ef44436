using Monitoring.Api.Hosting;

namespace Monitoring.Api.Describing;

/// <summary>What answers hold, for the description of the API.</summary>
internal static class AnswerFacts
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["Search"] = "How many articles match, and the hits of this page with marked fragments.",
        ["Trends"] = "A series for each query, its points without gaps from the first to the last interval.",
        ["Facets"] = "The most frequent people, organisations, places, topics and sources, with what a filter takes for each.",
        ["Topics"] = "Every topic with its name in both languages.",
        ["Article"] = "The article with its mentions, quotes and topics; offsets count UTF-16 units of text.",
        ["Status"] = "Counts and the first and last publication.",
        ["RemoveSample"] = "How many articles were removed.",
        ["Sources"] = "Every source, most articles first.",
        ["SourcesAsOpml"] = "An OPML 2.0 list, feeds under the folders of their groups.",
        ["TestSource"] = "The feeds that the site offers, each tried, with its latest titles.",
        ["AddSource"] = "How many feeds were not followed before.",
        ["AddOpml"] = "How many feeds were not followed before, and those that may not be fetched, with the reason.",
        ["Live"] = "The process answers.",
        ["Ready"] = "Database and index answer.",
    };

    /// <summary>What an answer of this status says.</summary>
    public static string Of(string? operation, string? summary, int status) => status switch
    {
        StatusCodes.Status200OK => operation is not null && Answers.TryGetValue(operation, out var answer) ? answer : summary ?? "Done.",
        StatusCodes.Status204NoContent => "Done; there is nothing to say.",
        StatusCodes.Status503ServiceUnavailable when operation == "Ready" => "Database or index does not answer; status names what it met.",
        _ => string.Join(" Or: ", Problems.All.Where(problem => problem.Status == status).Select(problem => $"{problem.Title} ({problem.Type}). {problem.Explanation}")),
    };
}
