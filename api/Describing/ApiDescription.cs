using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Monitoring.Api.Sources;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Describing;

/// <summary>The description of the HTTP API at <c>/openapi/v1.json</c>, enough to write a program by.</summary>
internal static class ApiDescription
{
    private const string About =
        "News that was collected, searched and counted. Answers are JSON in UTF-8; the command line answers the same shapes. "
        + "Times are ISO 8601 with the offset of the display zone (2024-06-20T11:05:00+03:30), a date known only to the day is 2024-06-20, an unknown one null. "
        + "Every refusal is a problem detail (RFC 9457) whose type leads to its explanation at /docs/errors and whose detail says what to write instead. "
        + "Requests that change something are answered on the server's own machine only. Each caller may make a limited number of requests a minute (429 with Retry-After).";

    private const string OpmlType = "text/x-opml";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(description =>
    {
        description.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Monitoring", Version = "v1", Summary = "Media monitoring, Persian first.", Description = About };
            return Task.CompletedTask;
        });
        description.AddOperationTransformer((operation, _, _) =>
        {
            Describe(operation);
            return Task.CompletedTask;
        });
        description.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (ParameterFacts.Of(operation.OperationId, parameter.Name ?? "") is not { } fact) continue;
            (parameter.Description, parameter.Schema) = (fact.Description, fact.Schema);
            parameter.Required |= fact.Required;
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                response.Description = AnswerFacts.Of(operation.OperationId, operation.Summary, code);
        }

        if (operation.OperationId == "AddOpml")
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = "An OPML list, 1.0 or 2.0, at most 4 MiB.",
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [OpmlType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
            };
        }
        else if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Description = operation.OperationId == "ChangeSource" ? "The fields to change; at least one." : "The source; url is needed, and name to follow it.";
        }
    }

    /// <summary>Fields that take words of a list, and the error shape.</summary>
    private static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonPropertyInfo is null && context.JsonTypeInfo.Type == typeof(ProblemDetails))
        {
            schema.Description = "A refusal (RFC 9457).";
            Say("type", "What kind of refusal it is: an address of this server that explains it.");
            Say("title", "The kind of refusal in a few words.");
            Say("status", "The HTTP status.");
            Say("detail", "What is wrong with this request, and what to write instead.");
            Say("instance", "Not used.");
            if (schema.Properties is not { } extended) return;
            extended["persian"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The detail in Persian, where the query is wrong." };
            extended["position"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Description = "Where in the query it is wrong, in UTF-16 units from 0." };
        }

        if (context.JsonPropertyInfo is not { } property) return;
        if (property.DeclaringType == typeof(SourceShape) || property.DeclaringType == typeof(SourceChange) || property.DeclaringType == typeof(NewSource))
        {
            if (property.Name == "group") schema.Enum = Listed(ParameterFacts.Word<SourceGroup>(), orNull: true);
            if (property.Name == "shown") schema.Enum = Listed(ParameterFacts.Word<ShownText>(), orNull: property.DeclaringType == typeof(SourceChange));
        }

        void Say(string name, string description)
        {
            if (schema.Properties is { } fields && fields.TryGetValue(name, out var one) && one is OpenApiSchema field) field.Description = description;
        }
    }

    private static IList<System.Text.Json.Nodes.JsonNode> Listed(OpenApiSchema words, bool orNull) =>
        orNull ? [.. words.Enum!, JsonNullSentinel.JsonNull] : words.Enum!;
}
