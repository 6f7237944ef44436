namespace Monitoring.Text.Tokens;

/// <summary>A hash of folded letters that can be fed letter by letter (FNV-1a over UTF-16 units, mixed at the end).</summary>
internal static class LetterHash
{
    public const uint Seed = 2166136261;

    public static uint Add(uint hash, char letter) => (hash ^ letter) * 16777619;

    public static uint Finish(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >> 12;
        hash *= 0x297A2D39;
        return hash ^ (hash >> 15);
    }

    public static uint Of(ReadOnlySpan<char> letters)
    {
        var hash = Seed;
        foreach (var c in letters) hash = Add(hash, c);
        return Finish(hash);
    }

    /// <summary>A key for two words in this order.</summary>
    public static uint Pair(uint left, uint right) => Finish((left * 0x9E3779B1) ^ (right + 0x7F4A7C15));
}
