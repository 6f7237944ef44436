using Monitoring.Text.Normalisation;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.HalfSpaces;

/// <summary>
/// Puts back the half-spaces that a text has lost, whether nothing or a space was left in their place. What the model
/// says of a boundary depends only on the letters beside it. How much of it is needed depends on the writer: one whose
/// half-spaces were deleted has not put spaces in their place, and one who sets them rightly has lost few. Half-spaces
/// that are there stay, and restoring twice changes nothing more.
/// </summary>
public sealed class HalfSpaceRestorer
{
    /// <summary>One is enough for real text; each pass is linear.</summary>
    private const int MaxPasses = 8;

    private readonly BoundaryModel _model;

    internal HalfSpaceRestorer(BoundaryModel model) => _model = model;

    public static HalfSpaceRestorer Shared { get; } = new(new BoundaryModel(HalfSpaceTable.Shared));

    /// <param name="text">A text whose letters are in good spelling; see <see cref="Normaliser"/> for any other.</param>
    public string Restore(string text) => Restore(new MappedText(text), mapped: false).Text;

    internal MappedText Restore(MappedText text, bool mapped)
    {
        // Where two words became one without a sign, or may only once their own boundaries are set, another look is due.
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var restored = Restore(text, mapped, out var again);
            if (!again || ReferenceEquals(restored, text)) return restored;
            text = restored;
        }

        return text;
    }

    private MappedText Restore(MappedText text, bool mapped, out bool again)
    {
        var cuts = new List<Cut>();
        var writer = Read(text.Text, cuts);
        var result = new MappedTextBuilder(text, mapped);
        again = writer.Again;
        foreach (var cut in cuts)
        {
            if (cut.Evidence <= writer.Needed(cut.Joins)) continue;
            again |= !cut.Visible;
            result.CopyTo(cut.Start);
            if (cut.Visible) result.Insert(Letters.HalfSpace);
            result.SkipTo(cut.End);
        }

        return result.Finish();
    }

    /// <summary>A place where the model wants a half-space: between two letters, or instead of the blanks from Start to End.</summary>
    private readonly record struct Cut(int Start, int End, int Evidence, bool Visible)
    {
        public bool Joins => End > Start;
    }

    private Writer Read(string text, List<Cut> cuts)
    {
        var writer = new Writer();
        Span<char> buffer = stackalloc char[TokenScanner.MaxLetters];
        Span<int> ends = stackalloc int[BoundaryModel.MaxLetters];
        var scanner = new TokenScanner(text, buffer);
        Piece[]? last = null;
        var lastEnd = 0;
        while (scanner.Next(out var token))
        {
            if (token.Kind != TokenKind.Word || token.Length > BoundaryModel.MaxLetters)
            {
                last = null;
                continue;
            }

            var pieces = _model.Split(scanner.Letters, out var evidence);
            if (Phrases.EndsAt(text, token.End) && _model.WithSilentHe(pieces) is { } indefinite) pieces = indefinite;
            if (token.Before == Gap.HalfSpace) writer.Kept++;
            if (last is not null && token.Before == Gap.Space && _model.Gap(last[^1], pieces[0]) is > 0 and var gap && text[lastEnd - 1] != Letters.Hamza)
            {
                if (last[^1].Joins || StaysApart(last, pieces)) cuts.Add(new Cut(lastEnd, token.Start, gap, last[^1].Joins));
                else writer.Again = true;
                if (gap > BoundaryModel.Sure && last[^1].Joins) writer.Spaced++;
            }

            if (pieces.Length > 1 && LetterEnds(text.AsSpan(token.Start, token.End - token.Start), ends) == token.Length)
            {
                var (letters, hidden, shown) = (0, false, false);
                foreach (var piece in pieces.AsSpan(0, pieces.Length - 1))
                {
                    letters += piece.Letters.Length;
                    // A hamza that folding leaves out does not join either.
                    if (!piece.Joins || text[token.Start + ends[letters - 1] - 1] == Letters.Hamza)
                    {
                        hidden = true;
                        continue;
                    }

                    shown = true;
                    cuts.Add(new Cut(token.Start + ends[letters - 1], token.Start + ends[letters - 1], evidence, true));
                    if (evidence > BoundaryModel.Sure) writer.Deleted++;
                }

                // What stands between two half-spaces may be read otherwise once they are there.
                writer.Again |= hidden && shown;
            }

            // The sign of ezafe ends a word for certain.
            last = text[token.End - 1] == Letters.Ezafe ? null : pieces;
            lastEnd = token.End;
        }

        return writer;
    }

    /// <summary>
    /// After a letter that does not join, the two become one run of letters. They may only when the model would find
    /// the same boundary in that run again; then the words beside it are judged alike the next time.
    /// </summary>
    private bool StaysApart(Piece[] left, Piece[] right)
    {
        var joined = string.Concat(left.Concat(right).Select(p => p.Letters));
        return joined.Length <= BoundaryModel.MaxLetters
            && left[^1].Letters[^1] != right[0].Letters[0]
            && _model.Split(joined, out _).Select(p => p.Letters).SequenceEqual(left.Concat(right).Select(p => p.Letters));
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

    /// <summary>What a text shows of its writer: visible half-spaces that are there, and strong signs of deleted and of spaced ones.</summary>
    private struct Writer
    {
        public int Kept;
        public int Deleted;
        public int Spaced;
        public bool Again;

        /// <summary>
        /// The evidence needed. What was done once counts as kept the next time, with no strong sign left, so that both
        /// needs are then at their highest and nothing more is done.
        /// </summary>
        public readonly int Needed(bool joins) => joins
            ? Kept + Deleted >= Spaced ? BoundaryModel.Sure : 0
            : Deleted == 0 && Kept + Spaced > 0 ? BoundaryModel.Sure : 0;
    }
}
