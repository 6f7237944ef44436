namespace Monitoring.Text.Tokens;

/// <summary>Letters drawn out for feeling (سلاممم) count once. Two alike are spelling, and three ه stand in جبههها.</summary>
internal static class DrawnLetters
{
    /// <summary>How many of this letter in a row are no spelling any more.</summary>
    public static int Limit(char letter) => letter == 'ه' ? 4 : 3;

    /// <summary>Adds a letter to a word unless it is drawn out or the room is used up.</summary>
    /// <param name="letters">The word's room.</param>
    /// <param name="length">How much of it is used.</param>
    /// <param name="run">How often the last letter came in a row.</param>
    /// <param name="letter">The folded letter.</param>
    public static void Append(Span<char> letters, ref int length, ref int run, char letter)
    {
        if (length == letters.Length) return;
        if (length > 0 && letters[length - 1] == letter)
        {
            var limit = Limit(letter);
            run++;
            if (run > limit) return;
            if (run == limit)
            {
                length -= limit - 2;
                return;
            }
        }
        else
        {
            run = 1;
        }

        letters[length++] = letter;
    }
}
