using System.IO.Compression;
using Monitoring.Text.Normalisation;
using Monitoring.Text.Tokens;

namespace Monitoring.Training.HalfSpaces;

/// <summary>A run of letters as a corpus writes it, folded, and what stands before it.</summary>
internal readonly record struct Unit(string Letters, Gap Before);

/// <summary>Reads corpora into runs of letters.</summary>
internal static class Spelling
{
    public static IEnumerable<string> Lines(string gzip)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(gzip), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }

    /// <summary>The words of a line; a token that is no Persian word only breaks the line.</summary>
    public static List<Unit> Units(string line)
    {
        var units = new List<Unit>();
        Span<char> buffer = stackalloc char[TokenScanner.MaxLetters];
        var scanner = new TokenScanner(line, buffer);
        var (broken, ezafe) = (true, false);
        while (scanner.Next(out var token))
        {
            if (token.Kind == TokenKind.Word)
            {
                // The sign of ezafe ends a word for certain, so the space after it says nothing of the letters.
                var ended = broken || (token.Before == Gap.Space && ezafe);
                units.Add(new Unit(scanner.Letters.ToString(), ended ? Gap.Break : token.Before));
            }

            broken = token.Kind != TokenKind.Word;
            ezafe = line[token.End - 1] == Letters.Ezafe;
        }

        return units;
    }
}
