using System.Text;

namespace Monitoring.Api.Commands;

/// <summary>The three streams of a call, and what it may assume of them. Answers go to <see cref="Out"/>, words to <see cref="Error"/>.</summary>
/// <param name="In">UTF-8 lines for the verbs that read them.</param>
/// <param name="Out">UTF-8 without a byte order mark; answers only.</param>
/// <param name="Error">Words for people.</param>
/// <param name="Watched">A person looks at <paramref name="Error"/>, so progress may redraw its line.</param>
public sealed record Terminal(Stream In, Stream Out, TextWriter Error, bool Watched, TimeProvider Clock)
{
    public static Terminal OfProcess()
    {
        var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        return new Terminal(
            Console.OpenStandardInput(), Console.OpenStandardOutput(), TextWriter.Synchronized(error),
            !Console.IsErrorRedirected, TimeProvider.System);
    }

    /// <summary>A line for people; what it quotes from outside is shown, never obeyed.</summary>
    public void Say(string line) => Error.WriteLine(Visible.Line(line));

    /// <summary>Writes over the line that stands there, without ending it.</summary>
    public void Redraw(string line) => Error.Write('\r' + Visible.Line(line));
}
