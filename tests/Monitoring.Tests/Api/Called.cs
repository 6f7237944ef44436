using System.Text;
using System.Text.Json;
using Monitoring.Api.Commands;

namespace Monitoring.Tests.Api;

/// <summary>What a call of the command line answered.</summary>
internal sealed record Called(int Status, string Out, string Error)
{
    /// <summary>The answer's lines as JSON.</summary>
    public IReadOnlyList<JsonElement> Lines => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public JsonElement Answer => Lines.Single();

    /// <summary>Runs the program's own table of commands in this process.</summary>
    public static Task<Called> RunAsync(params string[] args) => RunAsync("", args);

    public static async Task<Called> RunAsync(string input, string[] args)
    {
        using var output = new StandardOutput();
        await using var error = new StringWriter();
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, Watched: false, TimeProvider.System);
        var status = await Monitoring.Api.Program.Verbs(terminal).RunAsync(args, TestContext.Current.CancellationToken);
        return new Called(status, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

/// <summary>Like the stream of a real standard output, it may not be used after someone closed it.</summary>
internal sealed class StandardOutput : MemoryStream
{
    public override void Flush() => ObjectDisposedException.ThrowIf(!CanWrite, this);
}

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitoring-test-");

    public string Data => At("data");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(At(name), content);
        return At(name);
    }

    /// <summary>A file of articles, a line each.</summary>
    public string News(string name, params object[] articles) =>
        File(name, string.Join('\n', articles.Select(article => JsonSerializer.Serialize(article))));

    public void Dispose() => _folder.Delete(recursive: true);
}
