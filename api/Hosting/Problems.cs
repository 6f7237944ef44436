using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Monitoring.Infra.Search;

namespace Monitoring.Api.Hosting;

/// <summary>Every way in which a request is refused (RFC 9457). The type is an address of this server that explains it.</summary>
internal static class Problems
{
    public static readonly Problem Query = new("query", StatusCodes.Status400BadRequest, "The query cannot be understood",
        "The query language is words (all must occur), \"phrases\", fields such as date:1403-03-31, and * for everything. The detail says what to write instead, persian says it in Persian, and position where in q the mistake stands.");
    public static readonly Problem Parameter = new("parameter", StatusCodes.Status400BadRequest, "A parameter is wrong",
        "A parameter is missing, too long, too large or not of the kind that is expected. The detail names it and says what it takes.");
    public static readonly Problem CrossSite = new("cross-site", StatusCodes.Status403Forbidden, "Refused for a page of another site",
        "Requests that change something are accepted from this site's own pages and from programs that are no browser.");
    public static readonly Problem LocalOnly = new("local-only", StatusCodes.Status403Forbidden, "Answered on this machine only",
        "Until sign-in exists, this part is answered only to requests that come from the machine that the server runs on.");
    public static readonly Problem NotFound = new("not-found", StatusCodes.Status404NotFound, "There is nothing here",
        "No article, source or page has this address.");
    public static readonly Problem Method = new("method", StatusCodes.Status405MethodNotAllowed, "Not in this way",
        "The address exists and is asked in another way: the Allow header lists the methods that it answers.");
    public static readonly Problem TooLarge = new("too-large", StatusCodes.Status413PayloadTooLarge, "Too large",
        "The body of a request may have 4 MiB, its address 128 KiB.");
    public static readonly Problem Conflict = new("conflict", StatusCodes.Status409Conflict, "It contradicts what is there",
        "The request contradicts the present state, such as adding a source twice. The detail says how.");
    public static readonly Problem Host = new("host", StatusCodes.Status421MisdirectedRequest, "Not our name",
        "The request names a host that this server does not go by. This keeps foreign pages from reaching a local server under a borrowed name.");
    public static readonly Problem TooMany = new("too-many", StatusCodes.Status429TooManyRequests, "Too many requests",
        "One address may make a limited number of requests a minute (Monitoring:RequestsPerMinute). Retry-After says when to come back.");
    public static readonly Problem Storage = new("storage", StatusCodes.Status503ServiceUnavailable, "Database or index cannot be used",
        "The database or the index of the data folder is damaged, locked, full or away. The detail says which, and what to do.");
    public static readonly Problem Internal = new("internal", StatusCodes.Status500InternalServerError, "The server failed",
        "Something went wrong that is not the caller's fault; the server's log tells more, under the trace id.");

    public static IReadOnlyList<Problem> All { get; } =
        [Query, Parameter, CrossSite, LocalOnly, NotFound, Method, TooLarge, Conflict, Host, TooMany, Storage, Internal];

    /// <summary>The problem behind a bare status code that some middleware answered.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => Method,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => LocalOnly,
        StatusCodes.Status429TooManyRequests => TooMany,
        >= 500 => Internal,
        _ => Parameter,
    };

    public static ProblemHttpResult Because(this Problem problem, string detail) => TypedResults.Problem(problem.Details(detail));

    public static Task Write(HttpContext context, Problem problem, string detail) => problem.Because(detail).ExecuteAsync(context);

    /// <summary>With the same advice in Persian, and where in <c>q</c> the mistake stands (UTF-16 units from its beginning).</summary>
    public static Task Write(HttpContext context, QueryException mistake)
    {
        var details = Query.Details(mistake.Message);
        details.Extensions["persian"] = mistake.Persian;
        if (mistake.At is { } at) details.Extensions["position"] = at;
        return TypedResults.Problem(details).ExecuteAsync(context);
    }
}

/// <summary>One kind of refusal.</summary>
/// <param name="Name">Last part of its type, an anchor of <c>/docs/errors</c>.</param>
internal sealed record Problem(string Name, int Status, string Title, string Explanation)
{
    public string Type => "/docs/errors#" + Name;

    public ProblemDetails Details(string detail) => new() { Type = Type, Status = Status, Title = Title, Detail = detail };
}
