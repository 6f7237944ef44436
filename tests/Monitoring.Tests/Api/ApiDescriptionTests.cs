using System.Net.Http.Json;
using System.Text.Json;

namespace Monitoring.Tests.Api;

/// <summary>The description of the API is enough to write a program by.</summary>
public sealed class ApiDescriptionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Bare = ["OK", "Bad Request", "Not Found", "No Content", "Forbidden", "Internal Server Error", "Too Many Requests", "Service Unavailable", ""];

    [Fact]
    public async Task EveryOperationParameterBodyAndResponse_IsDescribed()
    {
        var document = await DocumentAsync();
        var lacking = new List<string>();
        var operations = 0;
        foreach (var (path, method, operation) in Operations(document))
        {
            operations++;
            var place = $"{method} {path}";
            if (!Says(operation, "operationId") || !Says(operation, "summary")) lacking.Add(place);
            foreach (var parameter in List(operation, "parameters"))
            {
                if (!Says(parameter, "description") || !parameter.GetProperty("schema").TryGetProperty("type", out _)) lacking.Add($"{place} {parameter.GetProperty("name")}");
            }

            if (operation.TryGetProperty("requestBody", out var body) && !Says(body, "description")) lacking.Add(place + " body");
            foreach (var response in operation.GetProperty("responses").EnumerateObject())
            {
                if (Bare.Contains(response.Value.GetProperty("description").GetString())) lacking.Add($"{place} {response.Name}");
                if (response.Name is [>= '4', ..] && !path.StartsWith("/health", StringComparison.Ordinal) && !response.Value.GetProperty("content").TryGetProperty("application/problem+json", out _))
                    lacking.Add($"{place} {response.Name} shape");
            }
        }

        Assert.Empty(lacking);
        Assert.True(operations >= 15, $"only {operations} operations");
    }

    [Fact]
    public async Task Parameters_HaveTheirTypesWordsDefaultsAndLimits()
    {
        var document = await DocumentAsync();
        JsonElement Of(string path, string name) => List(document.GetProperty("paths").GetProperty(path).GetProperty("get"), "parameters").Single(one => one.GetProperty("name").GetString() == name);

        var size = Of("/api/search", "size").GetProperty("schema");
        Assert.Equal(("integer", 10, 0, 100), (size.GetProperty("type").GetString(), size.GetProperty("default").GetInt32(), size.GetProperty("minimum").GetInt32(), size.GetProperty("maximum").GetInt32()));
        Assert.Equal(["hour", "day", "week", "month", "year"], List(Of("/api/trends", "interval").GetProperty("schema"), "enum").Select(word => word.GetString()));
        Assert.Equal("day", Of("/api/trends", "interval").GetProperty("schema").GetProperty("default").GetString());
        Assert.Equal(["relevance", "newest"], List(Of("/api/search", "sort").GetProperty("schema"), "enum").Select(word => word.GetString()));
        Assert.True(Of("/api/search", "q").GetProperty("required").GetBoolean());
        Assert.Equal(8, Of("/api/trends", "q").GetProperty("schema").GetProperty("maxItems").GetInt32());
        Assert.Equal("Monitoring", document.GetProperty("info").GetProperty("title").GetString());
        Assert.NotEqual("", document.GetProperty("info").GetProperty("description").GetString());
    }

    [Fact]
    public async Task Shapes_SayNumbersWordsAndWhatIsNeeded()
    {
        var shapes = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");

        Assert.Equal("integer", shapes.GetProperty("SearchShape").GetProperty("properties").GetProperty("total").GetProperty("type").GetString());
        Assert.Equal(["state", "private", "abroad", "region", null], List(shapes.GetProperty("SourceChange").GetProperty("properties").GetProperty("group"), "enum").Select(word => word.GetString()));
        Assert.Equal(["url"], List(shapes.GetProperty("NewSource"), "required").Select(name => name.GetString()));
        Assert.Empty(List(shapes.GetProperty("SourceChange"), "required"));
        foreach (var name in (string[])["SearchShape", "HitShape", "TrendsShape", "SeriesShape", "PointShape", "ArticleShape", "StatusShape", "NewSource", "SourceChange", "ProblemDetails"])
        {
            Assert.All(shapes.GetProperty(name).GetProperty("properties").EnumerateObject(), field => Assert.True(Says(field.Value, "description"), $"{name}.{field.Name}"));
        }
    }

    private Task<JsonElement> DocumentAsync() => server.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);

    private static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(one => (path.Name, one.Name, one.Value)));

    private static JsonElement[] List(JsonElement holder, string name) => holder.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static bool Says(JsonElement holder, string name) => holder.TryGetProperty(name, out var text) && !string.IsNullOrWhiteSpace(text.GetString());
}
