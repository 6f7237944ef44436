namespace Monitoring.Text.Transliteration;

/// <summary>
/// Keys under which a name is found whether it is typed in Latin, Arabic or Persian letters: what is left of it when letters that
/// the scripts exchange count as one, and vowels that Persian does not write are left out. Two spellings match when they share a key.
/// For entity look-up only: different names may share a key too. Pure and thread-safe.
/// </summary>
public static class TransliterationKey
{
    /// <summary>No name has more keys.</summary>
    public const int MostKeys = 24;

    /// <summary>A name is read up to here.</summary>
    public const int LongestName = 100;

    /// <summary>
    /// From so many consonants on, the consonants alone tell names apart; shorter names keep what is known of their long vowels.
    /// </summary>
    internal const int TellingConsonants = 5;

    /// <param name="name">One word or a whole name («اسماعیل هنیه», «Tel Aviv»); blanks, hyphens and half-spaces do not count.</param>
    /// <returns>The keys, the likeliest first; none when there is no letter that we know.</returns>
    public static IReadOnlyList<string> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var read = name.Length > LongestName ? name[..LongestName] : name;
        var keys = new KeyBuilder();
        var arabic = read.Count(c => c is >= '\u0600' and < '\u0700' or >= '\uFB50' and <= '\uFEFC');
        var latin = read.Count(c => c < '\u0250' && char.IsLetter(c));
        if (arabic > latin) ArabicSpelling.Read(read, keys);
        else if (latin > 0) LatinSpelling.Read(read, keys);
        return keys.Keys();
    }

    /// <summary>Whether the two spellings may be one name.</summary>
    public static bool Match(string one, string other) => Of(one).Intersect(Of(other), StringComparer.Ordinal).Any();
}
