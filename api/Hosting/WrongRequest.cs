using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Monitoring.Api.Hosting;

/// <summary>Why a request could not be read, in the words of the one who wrote it; the framework's own name our types.</summary>
internal static class WrongRequest
{
    private const int Longest = 80;

    public static string Explain(BadHttpRequestException wrong, Endpoint? endpoint)
    {
        if (wrong.InnerException is JsonException json) return Body(json, Fields(endpoint));
        // Messages quote type and name: "bool paused".
        return wrong.StatusCode == StatusCodes.Status400BadRequest && wrong.Message.Split('"') is [_, var quoted, ..]
            ? $"{quoted[(quoted.LastIndexOf(' ') + 1)..]}: the parameter is missing or not of its kind."
            : wrong.Message;
    }

    private static string Body(JsonException wrong, string fields)
    {
        // An inner exception is the reader's: what stands there is no JSON, whatever field it is in.
        var field = wrong is { InnerException: not JsonException, Path: { Length: > 2 } path } && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        return field is null
            ? string.Create(CultureInfo.InvariantCulture, $"The body is no JSON object of the expected shape (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}){fields}.")
            : $"'{(field.Length <= Longest ? field : field[..Longest] + "…")}' is no field of the body, or its value is not of the field's kind{fields}.";
    }

    private static string Fields(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type && Json.Shapes.GetTypeInfo(type) is { Properties: { Count: > 0 } fields }
            ? ": it takes " + string.Join(", ", fields.Select(one => one.Name)) : "";
}
