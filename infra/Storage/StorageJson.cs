using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Enrichment;

namespace Monitoring.Infra.Storage;

/// <summary>What analysis found, as it lies in the <c>analyses</c> table.</summary>
internal sealed record AnalysisDocument(
    string Language, IReadOnlyList<Mention> Mentions, IReadOnlyList<Quote> Quotes, IReadOnlyList<TopicScore> Topics);

[JsonSerializable(typeof(AnalysisDocument))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    public static StorageJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<EntityType>() },
        // The database is no web page: Persian letters stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
