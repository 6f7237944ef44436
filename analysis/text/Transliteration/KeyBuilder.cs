using System.Text;

namespace Monitoring.Text.Transliteration;

/// <summary>
/// Grows a bounded set of keys from left to right. Signs: consonants in lower case (S is sh, x is kh, c is ch), Y and W for what is
/// written ی and و, A for a vowel at the beginning.
/// </summary>
internal sealed class KeyBuilder
{
    private List<StringBuilder> _open = [new()];

    /// <summary>Every key so far goes on with each of these; the first is the likeliest and the last to be given up.</summary>
    internal void Append(params ReadOnlySpan<string> alternatives)
    {
        if (alternatives.Length == 1)
        {
            foreach (var key in _open) Add(key, alternatives[0]);
            return;
        }

        var grown = new List<StringBuilder>(_open.Count * alternatives.Length);
        foreach (var alternative in alternatives)
        {
            foreach (var key in _open)
            {
                if (grown.Count == TransliterationKey.MostKeys) break;
                var copy = new StringBuilder().Append(key);
                Add(copy, alternative);
                if (!grown.Exists(other => other.Equals(copy))) grown.Add(copy);
            }
        }

        _open = grown;
    }

    /// <summary>A further spelling of the whole name, such as one without its article.</summary>
    internal void Also(KeyBuilder other)
    {
        _open.AddRange(other._open.Take(TransliterationKey.MostKeys - _open.Count));
    }

    private static void Add(StringBuilder key, string signs)
    {
        foreach (var sign in signs)
        {
            // A doubled sign is one sound, and no script writes it reliably.
            if (key.Length == 0 || key[^1] != sign) key.Append(sign);
        }
    }

    internal IReadOnlyList<string> Keys()
    {
        var keys = new List<string>();
        foreach (var key in _open)
        {
            var consonants = new StringBuilder();
            for (var i = 0; i < key.Length; i++)
            {
                if (key[i] is not ('Y' or 'W') && !(key[i] == 'A' && i > 0) && (consonants.Length == 0 || consonants[^1] != key[i])) consonants.Append(key[i]);
            }

            var shown = (consonants.Length >= TransliterationKey.TellingConsonants ? consonants : key).ToString();
            if (shown.Length > 0 && !keys.Contains(shown)) keys.Add(shown);
        }

        return keys;
    }
}
