using System.Collections.Frozen;
using Monitoring.Text.Languages;

namespace Monitoring.Text.Transliteration;

/// <summary>Reads a name in Arabic or Persian letters (Urdu and Kurdish letters as their Persian neighbours).</summary>
internal static class ArabicSpelling
{
    /// <summary>What kind of place it is; one language says it and the next does not.</summary>
    private static readonly FrozenSet<string> Designators = new[]
    {
        "شهر", "شهرستان", "سیتی", "استان", "مدین", "محافظ", "بلدی", "قری", "ریف", "قاعد", "محط", "حی", "منطق", "مقاطع", "ولای",
    }.ToFrozenSet();

    internal static void Read(string name, KeyBuilder keys)
    {
        var words = Words(name);
        if (words.Any(w => !Designators.Contains(w))) words.RemoveAll(Designators.Contains);
        var letters = string.Concat(words);
        var bare = string.Concat(words.Select(w => w.Length >= 5 && w.StartsWith("ال", StringComparison.Ordinal) ? w[2..] : w));
        Spell(letters, keys);
        if (bare == letters) return;
        // «الهام» is no «هام» with an article, but «الدوحه» is: both are kept.
        var without = new KeyBuilder();
        Spell(bare, without);
        keys.Also(without);
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        foreach (var c in name + " ")
        {
            var folded = c == '\u200C' ? '\u200C' : c is 'ئ' or 'ؤ' ? c : LookupLetters.FoldWord(c);
            if (folded == LookupLetters.Nothing) continue;
            if (char.IsLetter(folded))
            {
                word.Append(folded);
            }
            else if (word.Length > 0)
            {
                // The «ه» that closes a word is a vowel, also before a half-space: خامنه‌ای.
                if (word.Length > 2 && word[^1] == 'ه') word.Length--;
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static void Spell(string letters, KeyBuilder keys)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var c = letters[i];
            var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
            switch (c)
            {
                case 'ا' or 'ع' when i == 0: keys.Append("A"); break;
                case 'ا' or 'ع': break;
                case 'ب' or 'پ': keys.Append("b"); break;
                case 'ت' when next == 'ش': keys.Append("c", "tS"); i++; break;
                case 'ت' or 'ط' or 'ٹ': keys.Append("t"); break;
                case 'ث': keys.Append("s", "t"); break;
                case 'س' or 'ص': keys.Append("s"); break;
                // Arabic writes the g of foreign names so: جلاسکو.
                case 'ج': keys.Append("j", "k"); break;
                case 'ژ': keys.Append("j"); break;
                case 'د' when next == 'ج': keys.Append("j"); i++; break;
                case 'چ': keys.Append("c"); break;
                case 'ح' or 'ه': keys.Append("h"); break;
                // The «و» of خواجه is not heard.
                case 'خ' when next == 'و' && i + 2 < letters.Length && letters[i + 2] == 'ا': keys.Append("x", "xW"); i++; break;
                case 'خ': keys.Append("x"); break;
                case 'د' or 'ڈ': keys.Append("d"); break;
                case 'ض' or 'ذ': keys.Append("z", "d"); break;
                case 'ز' or 'ظ': keys.Append("z"); break;
                case 'ر' or 'ڑ': keys.Append("r"); break;
                case 'ش': keys.Append("S"); break;
                case 'غ' or 'ق' or 'ک' or 'گ': keys.Append("k"); break;
                case 'ف' or 'ڤ': keys.Append("f"); break;
                case 'ل': keys.Append("l"); break;
                case 'م': keys.Append("m"); break;
                case 'ن' or 'ں': keys.Append("n"); break;
                // Persian writes و for v, Arabic ف: ویتبسک, فيتيبسك; between vowels too.
                case 'و' when next is 'ا' or 'ی' && (i == 0 || letters[i - 1] is 'ا' or 'ی' or 'و'): keys.Append("W", "f"); break;
                case 'و' when (i == 0 && next != '\0') || next == 'ی': keys.Append("W", "f"); break;
                case 'و' or 'ؤ': keys.Append("W"); break;
                // A seat between two vowels of a foreign name: سائو.
                case 'ئ' when next is 'و' or 'ا': keys.Append("", "Y"); break;
                case 'ی' or 'ئ': keys.Append("Y"); break;
            }
        }
    }
}
