using Monitoring.Text.Normalisation;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.HalfSpaces;

/// <summary>
/// Puts back the half-spaces that a text has lost, whether nothing or a space was left in their place. What it decides
/// depends only on the letters of the pieces at each boundary, so restoring twice changes nothing more, and the three
/// spellings of a word meet. Half-spaces that are there stay.
/// </summary>
public sealed class HalfSpaceRestorer
{
    private readonly BoundaryModel _model;

    internal HalfSpaceRestorer(BoundaryModel model) => _model = model;

    public static HalfSpaceRestorer Shared { get; } = new(new BoundaryModel(HalfSpaceTable.Shared));

    public string Restore(string text) => Restore(new MappedText(text), mapped: false).Text;

    internal MappedText Restore(MappedText text, bool mapped)
    {
        var result = new MappedTextBuilder(text, mapped);
        Span<char> buffer = stackalloc char[TokenScanner.MaxLetters];
        Span<int> ends = stackalloc int[BoundaryModel.MaxLetters];
        var scanner = new TokenScanner(text.Text, buffer);
        Piece? last = null;
        var lastEnd = 0;
        while (scanner.Next(out var token))
        {
            if (token.Kind != TokenKind.Word || token.Length > BoundaryModel.MaxLetters)
            {
                last = null;
                continue;
            }

            var pieces = _model.Split(scanner.Letters);
            if (last is not null && token.Before == Gap.Space && _model.Gap(last, pieces[0]) > 0
                && (last.Joins || last.Letters[^1] != pieces[0].Letters[0]))
            {
                result.CopyTo(lastEnd);
                if (last.Joins) result.Insert(Letters.HalfSpace);
                result.SkipTo(token.Start);
            }

            if (pieces.Length > 1 && LetterEnds(text.Text.AsSpan(token.Start, token.End - token.Start), ends) == token.Length)
            {
                var letters = 0;
                foreach (var piece in pieces[..^1])
                {
                    letters += piece.Letters.Length;
                    if (!piece.Joins) continue;
                    result.CopyTo(token.Start + ends[letters - 1]);
                    result.Insert(Letters.HalfSpace);
                }
            }

            // The sign of ezafe ends a word for certain.
            last = text.Text[token.End - 1] == Letters.Ezafe ? null : pieces[^1];
            lastEnd = token.End;
        }

        return result.Finish();
    }

    /// <summary>Where each letter of a token ends, with the marks upon it; the number of letters, or -1 when it cannot be told.</summary>
    private static int LetterEnds(ReadOnlySpan<char> token, Span<int> ends)
    {
        var count = 0;
        for (var i = 0; i < token.Length; i++)
        {
            switch (Letters.Kind(token[i]))
            {
                case LetterKind.Arabic when token[i] == Letters.Hamza && (count == 0 || Letters.Fold(token[ends[count - 1] - 1]) is 'ا' or 'و' or 'ی'):
                case LetterKind.Mark or LetterKind.Ignorable:
                    if (count > 0) ends[count - 1] = i + 1;
                    break;
                case LetterKind.Arabic:
                    if (count == ends.Length) return -1;
                    ends[count++] = i + 1;
                    break;
                case LetterKind.HalfSpace:
                    break;
                default:
                    return -1;
            }
        }

        return count;
    }
}
