using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Monitoring.Api.Evaluation;
using Monitoring.Api.Hosting;
using Monitoring.Api.Inspection;
using Monitoring.Api.Pipeline;
using Monitoring.Api.Search;
using Monitoring.Api.Sources;
using Monitoring.Ingest.Pages;
using Monitoring.Ingest.Scheduling;

namespace Monitoring.Api;

/// <summary>Every shape that leaves or enters the program as JSON, compiled once: no reflection when a command starts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(SearchShape))]
[JsonSerializable(typeof(ArticleShape))]
[JsonSerializable(typeof(StatusShape))]
[JsonSerializable(typeof(SourcesShape))]
[JsonSerializable(typeof(OfferShape))]
[JsonSerializable(typeof(AddedShape))]
[JsonSerializable(typeof(OpmlAddedShape))]
[JsonSerializable(typeof(NewSource))]
[JsonSerializable(typeof(SourceChange))]
[JsonSerializable(typeof(RemovedShape))]
[JsonSerializable(typeof(HealthShape))]
[JsonSerializable(typeof(FacetsShape))]
[JsonSerializable(typeof(TopicsShape))]
[JsonSerializable(typeof(TrendsShape))]
[JsonSerializable(typeof(ExportShape))]
[JsonSerializable(typeof(ImportCounts))]
[JsonSerializable(typeof(ErrorShape))]
[JsonSerializable(typeof(PageErrorShape))]
[JsonSerializable(typeof(PageLine))]
[JsonSerializable(typeof(PageShape))]
[JsonSerializable(typeof(ParsedFeedShape))]
[JsonSerializable(typeof(RobotsLine))]
[JsonSerializable(typeof(TextLine))]
[JsonSerializable(typeof(TermsShape))]
[JsonSerializable(typeof(TextShape))]
[JsonSerializable(typeof(TagsShape))]
[JsonSerializable(typeof(RobotsShape))]
[JsonSerializable(typeof(ServerCard))]
[JsonSerializable(typeof(FeedHistory))]
[JsonSerializable(typeof(SourceYield))]
[JsonSerializable(typeof(ImportCall))]
[JsonSerializable(typeof(ImportEvent))]
[JsonSerializable(typeof(SuiteShape))]
[JsonSerializable(typeof(VerifyShape))]
[JsonSerializable(typeof(ReindexShape))]
internal sealed partial class ShapesJson : JsonSerializerContext;

/// <summary>Shapes as UTF-8 lines. Persian letters stay letters: answers are never placed inside HTML unescaped.</summary>
internal static class Json
{
    public static ShapesJson Shapes { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
    });

    public static byte[] Line<T>(T shape, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(shape, type);
        Array.Resize(ref bytes, bytes.Length + 1);
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    public static void Write<T>(Stream output, T shape, JsonTypeInfo<T> type)
    {
        output.Write(Line(shape, type));
        output.Flush();
    }
}
