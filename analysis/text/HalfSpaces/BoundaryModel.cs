namespace Monitoring.Text.HalfSpaces;

/// <summary>Answers both questions about half-spaces from the table alone, without context: a word has one spelling.</summary>
internal sealed class BoundaryModel(HalfSpaceTable table)
{
    /// <summary>Longer runs of letters are no words; they are left as they are, so that work stays linear.</summary>
    public const int MaxLetters = 48;

    /// <summary>A pair seen seven times with a half-space has a usage.</summary>
    private const int Often = 3;

    /// <summary>More than any single doubt.</summary>
    private const int Decided = 80;

    /// <summary>The pieces that a run of letters is made of, each of which stays whole when it stands alone.</summary>
    public Piece[] Split(ReadOnlySpan<char> letters) => Split(letters, out _);

    /// <param name="letters">Folded letters.</param>
    /// <param name="evidence">The evidence for the first cut, without which there would be no other; 0 when there is none.</param>
    public Piece[] Split(ReadOnlySpan<char> letters, out int evidence)
    {
        var pieces = new List<Piece>(3);
        evidence = Split(new Piece(letters, table.Words), pieces);
        return [.. pieces];
    }

    /// <summary>Evidence for a half-space in place of the space between two pieces, as <see cref="HalfSpaceTable.Score"/>.</summary>
    public int Gap(Piece left, Piece right)
    {
        Span<int> room = stackalloc int[Features.Max];
        var features = new Features(room);
        features.Gap(left, right, table);
        return table.Score(features);
    }

    /// <summary>
    /// As <see cref="Gap"/>, but for terms: where the corpora often write the two together, or often apart though a
    /// half-space is known, the commoner way counts for all spellings (رئیس‌جمهور one term, به‌عنوان two).
    /// </summary>
    public int Usage(Piece left, Piece right)
    {
        var pair = table[left.Hash, right.Hash];
        var score = Gap(left, right);
        if (Affixes.Belongs(left, right)) return Decided;
        if (pair.HalfSpaced < Often) return score;
        var together = table.Together(left, right).Frequency;
        if (together > pair.Spaced) return Math.Max(score, Decided);
        return together < pair.Spaced && score < Decided ? -Decided : score;
    }

    /// <summary>Whether the corpora write the two with a half-space; the second by its hash alone.</summary>
    public bool IsCompound(Piece left, uint right) => table[left.Hash, right].HalfSpaced >= Often;

    private int Split(Piece whole, List<Piece> pieces)
    {
        if (whole.Letters.Length is < 4 or > MaxLetters)
        {
            pieces.Add(whole);
            return 0;
        }

        Span<int> room = stackalloc int[Features.Max];
        var features = new Features(room);
        var (best, left, right) = (0, (Piece?)null, (Piece?)null);
        for (var at = 2; at <= whole.Letters.Length - 2; at++)
        {
            var (l, r) = (new Piece(whole.Letters.AsSpan(0, at), table.Words), new Piece(whole.Letters.AsSpan(at), table.Words));
            features.Inside(whole, l, r, table);
            var score = table.Score(features);
            if (score > best) (best, left, right) = (score, l, r);
        }

        if (left is null || right is null)
        {
            pieces.Add(whole);
            return 0;
        }

        Split(left, pieces);
        Split(right, pieces);
        return best;
    }
}
