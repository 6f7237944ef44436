using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Monitoring.Api.Commands;

namespace Monitoring.Api.Inspection;

/// <summary>Answers lines of standard input on all cores, in their order, each as soon as those before it are out.</summary>
internal static class LineByLine
{
    /// <param name="answer">A line's answer, or a <see cref="LineException"/> that says what is wrong with it.</param>
    /// <returns>1 when some line could not be done.</returns>
    public static async Task<int> AnswerAsync<TLine>(
        Terminal terminal, JsonTypeInfo<TLine> shape, Func<TLine, byte[]> answer, CancellationToken cancellation)
        where TLine : class
    {
        // Bounded: a slow reader of our answers stops us from reading on.
        var inFlight = Channel.CreateBounded<Task<Answered>>(Environment.ProcessorCount * 4);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = WriteAsync(terminal, inFlight.Reader, stop, cancellation);
        try
        {
            await foreach (var line in InputLines.ReadAsync(terminal.In, stop.Token))
                await inFlight.Writer.WriteAsync(Task.Run(() => One(line, shape, answer), stop.Token), stop.Token);
        }
        catch (OperationCanceledException) when (writing.IsFaulted)
        {
            // What the writer met is the reason; it is thrown below.
        }
        finally
        {
            inFlight.Writer.Complete();
        }

        return await writing ? ExitStatus.SomeFailed : ExitStatus.Done;
    }

    private static async Task<bool> WriteAsync(Terminal terminal, ChannelReader<Task<Answered>> answers, CancellationTokenSource stop, CancellationToken cancellation)
    {
        var (lines, failures) = (0L, 0L);
        string? first = null;
        try
        {
            await foreach (var next in answers.ReadAllAsync(cancellation))
            {
                var (bytes, failure) = await next;
                lines++;
                if (failure is not null)
                {
                    failures++;
                    first ??= $"line {lines}: {failure}";
                }

                await terminal.Out.WriteAsync(bytes, cancellation);
                // Flushed when nothing more is waiting, so that a caller who sends one line and waits is answered.
                if (!answers.TryPeek(out var following) || !following.IsCompleted) await terminal.Out.FlushAsync(cancellation);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }

        if (first is not null) terminal.Say($"monitoring: {failures} of {lines} lines could not be done, each says why in its place; the first is {first}");
        return failures > 0;
    }

    private static Answered One<TLine>(byte[]? line, JsonTypeInfo<TLine> shape, Func<TLine, byte[]> answer)
        where TLine : class
    {
        try
        {
            if (line is null) return Failed($"the line is longer than {InputLines.Longest >> 20} MB");
            if (line.AsSpan().Trim(" \t"u8).IsEmpty) return Failed("the line is empty");
            var read = JsonSerializer.Deserialize(line, shape);
            return read is null ? Failed("the line is null where an object is expected") : new Answered(answer(read), null);
        }
        catch (JsonException wrong)
        {
            return Failed(Wrong(wrong));
        }
        catch (LineException wrong)
        {
            return new Answered(wrong.Answer ?? Json.Line(new ErrorShape(wrong.Message), Json.Shapes.ErrorShape), wrong.Message);
        }
#pragma warning disable CA1031 // One line must not take the others with it; its place says what happened.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return Failed($"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static Answered Failed(string reason) => new(Json.Line(new ErrorShape(reason), Json.Shapes.ErrorShape), reason);

    /// <summary>The reason in the words of the one who wrote the line; the parser's own name our types.</summary>
    private static string Wrong(JsonException wrong) => wrong switch
    {
        { InnerException: JsonException } => $"the line is not JSON (at byte {wrong.BytePositionInLine + 1})",
        { Path: { Length: > 2 } path } => $"\"{path[2..]}\" is not of the kind that belongs there",
        _ => "the line is not an object {\"name\":value}",
    };

    /// <param name="Failure">Why the line could not be done, or null.</param>
    private readonly record struct Answered(byte[] Bytes, string? Failure);
}

/// <summary>A line that cannot be done, with its own answer where the verb has a richer one than <c>{"error"}</c>.</summary>
internal sealed class LineException(string reason, byte[]? answer = null) : Exception(reason)
{
    public byte[]? Answer { get; } = answer;
}
