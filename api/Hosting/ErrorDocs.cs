using System.Net;
using System.Text;

namespace Monitoring.Api.Hosting;

/// <summary>The page that the types of problem details lead to.</summary>
internal static class ErrorDocs
{
    public static IEndpointRouteBuilder MapErrorDocs(this IEndpointRouteBuilder routes)
    {
        var page = Compose();
        routes.MapGet("/docs/errors", () => TypedResults.Content(page, "text/html; charset=utf-8")).ExcludeFromDescription();
        return routes;
    }

    private static string Compose()
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Errors</title><body><h1>Errors</h1>"
            + "<p>Every refusal is a problem detail (RFC 9457); its type leads to one of these.</p><dl>");
        foreach (var problem in Problems.All)
        {
            page.Append("<dt id=\"").Append(problem.Name).Append("\"><strong>").Append(problem.Status).Append(' ')
                .Append(WebUtility.HtmlEncode(problem.Title)).Append("</strong></dt><dd>").Append(WebUtility.HtmlEncode(problem.Explanation)).Append("</dd>");
        }

        return page.Append("</dl></body></html>").ToString();
    }
}
