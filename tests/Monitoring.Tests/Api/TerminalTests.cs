using Monitoring.Api.Commands;

namespace Monitoring.Tests.Api;

public sealed class TerminalTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("a\u001B[2Jb", "a\\x1B[2Jb")]
    [InlineData("a\u009B31mb", "a\\x9B31mb")]
    [InlineData("خبر \u202Egnp.exe\u2066", "خبر \\u202Egnp.exe\\u2066")]
    [InlineData("a\r\nmonitoring: all is well", "a\\x0D\\x0Amonitoring: all is well")]
    [InlineData("a\tb\u007F\0", "a b\\x7F\\x00")]
    [InlineData("می\u200Cرود\u200F ۱۲", "می\u200Cرود\u200F ۱۲")]
    public void Say_ShowsControlCharactersInsteadOfObeyingThem(string from, string shown)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(Stream.Null, Stream.Null, error, Watched: true, TimeProvider.System);

        terminal.Say(from);
        terminal.Redraw(from);

        Assert.Equal($"{shown}\n\r{shown}", error.ToString());
    }

    [Theory]
    [InlineData("page")]
    [InlineData("feed")]
    public async Task InspectOfBytes_WritesNoneOfThemToTheTerminal(string part)
    {
        var file = _scratch.File("a\u001B]0;x\u0007.bin", [.. "<\u001B[31m\u009B"u8, 0x9B, 0xFF, 0xD8, 0x1B, 0x5D, .. "\u202Ex>"u8]);

        var called = await Called.RunAsync("inspect", part, file);

        Assert.Equal((2, ""), (called.Status, called.Out));
        Assert.DoesNotContain(called.Error.TrimEnd('\n', '\r'), c => char.IsControl(c) || c is '\u202E');
    }

    [Fact]
    public async Task RejectionOfALine_QuotesItVisibly()
    {
        var file = _scratch.News("a.jsonl", new { url = "x\u202E\u001B[2J", title = "ت", body = "ب" });

        var called = await Called.RunAsync("import", file, "--data", _scratch.Data);

        Assert.Equal(1, called.Status);
        Assert.DoesNotContain(called.Error, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c is '\u202E');
    }
}
