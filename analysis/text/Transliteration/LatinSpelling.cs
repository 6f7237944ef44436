using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Monitoring.Text.Transliteration;

/// <summary>Reads a name in Latin letters, in the transcriptions of newspapers and agencies and in the spelling of European names.</summary>
internal static class LatinSpelling
{
    /// <summary>What kind of place it is; one language says it and the next does not.</summary>
    private static readonly FrozenSet<string> Designators = new[]
    {
        "city", "town", "township", "county", "governorate", "province", "region", "district", "territory", "municipality", "village",
    }.ToFrozenSet();

    private static readonly string[] Articles = ["al", "el", "ul", "ol", "ar", "as", "ash", "ad", "an", "at", "az"];

    internal static void Read(string name, KeyBuilder keys)
    {
        var words = Words(name);
        if (words.Any(w => !Designators.Contains(w))) words.RemoveAll(Designators.Contains);
        var letters = string.Concat(words);
        Spell(letters, keys);
        if (words.Count < 2 || !words.Any(w => Articles.Contains(w))) return;
        var without = new KeyBuilder();
        Spell(string.Concat(words.Where(w => !Articles.Contains(w))), without);
        keys.Also(without);
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Decompose(name) + " ")
        {
            var lower = char.ToLowerInvariant(c);
            switch (lower)
            {
                case >= 'a' and <= 'z': word.Append(lower); break;
                case 'ı': word.Append('i'); break;
                case 'ß': word.Append("ss"); break;
                case 'ə' or 'æ': word.Append('a'); break;
                case 'ø' or 'œ': word.Append('o'); break;
                case 'ł': word.Append('l'); break;
                case 'đ' or 'ð': word.Append('d'); break;
                case 'þ': word.Append("th"); break;
                case 'ş' or 'š': word.Append("sh"); break;
                case 'ñ': word.Append("ny"); break;
                case 'ç' or 'č' or 'ć': word.Append("ch"); break;
                case 'ğ': word.Append("gh"); break;
                case 'ž': word.Append("zh"); break;
                // Signs for ع and ء, and marks above letters.
                case '\'' or '’' or '‘' or 'ʿ' or 'ʾ' or 'ʻ' or 'ʼ' or '`': break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) break;
                    if (word.Length > 0) words.Add(word.ToString());
                    word.Clear();
                    break;
            }
        }

        return words;
    }

    // Letters whose mark changes the sound stay whole; of the others only the base counts.
    private static string Decompose(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c < '\u0080' || char.IsSurrogate(c) || "şšçčćğžñŞŠÇČĆĞŽÑ".Contains(c, StringComparison.Ordinal)) plain.Append(c);
            else plain.Append(c.ToString().Normalize(NormalizationForm.FormD));
        }

        return plain.ToString();
    }

    private static void Spell(string s, KeyBuilder keys)
    {
        for (var i = 0; i < s.Length;)
        {
            if (IsVowel(s, i))
            {
                var end = i + 1;
                while (end < s.Length && IsVowel(s, end)) end++;
                Vowels(s, i, end, keys);
                i = end;
            }
            else
            {
                i += Consonant(s, i, keys);
            }
        }
    }

    // «y» opens a syllable before another vowel (Yukio), else it is one.
    private static bool IsVowel(string s, int i) =>
        s[i] is 'a' or 'e' or 'i' or 'o' or 'u' || (s[i] == 'y' && !(i + 1 < s.Length && s[i + 1] is 'a' or 'e' or 'i' or 'o' or 'u'));

    private static void Vowels(string s, int start, int end, KeyBuilder keys)
    {
        var run = s.AsSpan(start, end - start);
        if (start == 0)
        {
            Initial(run, keys);
            return;
        }

        var last = end == s.Length;
        var front = run.ContainsAny('i', 'y');
        var back = run.ContainsAny('o', 'u');
        if (front && back) keys.Append(run[^1] is 'o' or 'u' ? "YW" : "WY", "Y", "W");
        else if (run.Contains('y') || run is "ee" || (last && front)) keys.Append("Y");
        else if (front) keys.Append("Y", "");
        else if (run is "ou" or "oo" || (last && back)) keys.Append("W");
        else if (back) keys.Append("W", "");
        else if (run.Contains('e') || IsLongA(s, start, end)) keys.Append("", "Y");
    }

    /// <summary>The a of page, Slade, Ames.</summary>
    private static bool IsLongA(string s, int start, int end) =>
        end == start + 1 && end + 1 < s.Length && !IsVowel(s, end) && s[end + 1] == 'e' && (end + 2 == s.Length || (end + 3 == s.Length && s[end + 2] == 's'));

    private static void Initial(ReadOnlySpan<char> run, KeyBuilder keys)
    {
        if (run is "i" or "ee" or "ei" or "ai" or "ay" or "ey") keys.Append("A", "AY");
        else if (run is "o" or "u" or "ou" or "oo" or "au") keys.Append("A", "AW");
        else if (run.ContainsAny('i', 'y')) keys.Append("AY");
        else keys.Append("A", "AY");
    }

    /// <returns>How many letters were read.</returns>
    private static int Consonant(string s, int i, KeyBuilder keys)
    {
        var rest = s.AsSpan(i);
        foreach (var (letters, alternatives) in Clusters)
        {
            if (!rest.StartsWith(letters, StringComparison.Ordinal)) continue;
            keys.Append(alternatives);
            return letters.Length;
        }

        var next = rest.Length > 1 ? rest[1] : '\0';
        switch (rest[0])
        {
            case 'b' or 'p': keys.Append("b"); break;
            case 'c' when next is 'e' or 'i' or 'y': keys.Append("s", "k", "c", "ts"); break;
            // As in Arabic, then as in Chinese names.
            case 'q' when next is 'i' or 'u': keys.Append("k", "c"); break;
            case 'c' or 'k' or 'q': keys.Append("k"); break;
            case 'g' when next is 'e' or 'i' or 'y': keys.Append("j", "k", "x"); break;
            case 'g': keys.Append("k", "j"); break;
            case 'h' when rest.Length == 1 && i > 0: keys.Append("", "h"); break;
            // Not heard in Johnson, weakly in Bernhard.
            case 'h' when i > 0 && !(IsVowel(s, i - 1) && IsVowel(s, i + 1)): keys.Append("h", ""); break;
            // Persian writes و for v, Arabic ف.
            case 'v' or 'w': keys.Append("W", "f"); break;
            case 'y': keys.Append("Y"); break;
            // As in English first, then as in German and Polish, then as in Spanish.
            case 'j': keys.Append("j", "Y", "x"); break;
            case 's' when i == 0 && next != '\0' && !IsVowel(s, 1) && next != 'y': keys.Append("s", "As"); break;
            case 's' when i > 0 && next != 's' && s[i - 1] != 's' && IsVowel(s, i - 1) && (next == '\0' || IsVowel(s, i + 1)): keys.Append("s", "z"); break;
            case 's' when i > 0 && s[i - 1] is 'b' or 'd' or 'g' or 'l' or 'm' or 'n' or 'r' or 'v' or 'w' && next is '\0' or 'b' or 'd' or 'f' or 'k': keys.Append("s", "z"); break;
            // As in Alexander, Xerxes and Xinjiang.
            case 'x' when i == 0: keys.Append("x", "ks", "S", "s"); break;
            case 'x': keys.Append("ks", "x"); break;
            case 'z': keys.Append("z", "ts"); break;
            default: keys.Append(s.Substring(i, 1)); break;
        }

        return 1;
    }

    // Longest first. The alternatives are how Persian and Arabic write the sound.
    private static readonly (string Letters, string[] Alternatives)[] Clusters =
    [
        ("tsch", ["c"]), ("dsch", ["j"]), ("sch", ["S", "sk"]), ("tch", ["c"]), ("sh", ["S"]), ("kh", ["x"]), ("ch", ["c", "S", "k", "x"]), ("gh", ["k"]),
        ("wh", ["W"]), ("zh", ["j"]), ("sz", ["s", "S"]), ("cz", ["c"]), ("dj", ["j"]), ("dh", ["z", "d"]), ("th", ["t", "s"]), ("ph", ["f"]), ("ck", ["k"]), ("qu", ["k", "kW"]), ("tz", ["ts", "z"]),
    ];
}
