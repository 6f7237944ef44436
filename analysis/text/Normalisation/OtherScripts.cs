using System.Text;

namespace Monitoring.Text.Normalisation;

/// <summary>What any text but Persian gets: plain forms in place of presentation forms, no tatweel, single blanks. Its letters and marks stay.</summary>
internal static class OtherScripts
{
    public static MappedText Restore(MappedText text, bool mapped)
    {
        var result = new MappedTextBuilder(text, mapped);
        var source = text.Text;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (char.IsWhiteSpace(c))
            {
                if (c == '\n' && result.Last == ' ') result.ChangeLast('\n');
                else if (!(result.Last is '\0' or ' ') && !(result.Last == '\n' && c != '\n')) result.Replace(c == '\n' ? '\n' : ' ');
            }
            else if (c is >= '\uFB50' and <= '\uFDF9' or >= '\uFE70' and <= '\uFEFC')
            {
                foreach (var plain in c.ToString().Normalize(NormalizationForm.FormKC)) result.Insert(plain);
            }
            else if (c is not ('ـ' or '\u200E' or '\u200F' or '\u00AD' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            {
                result.Replace(c);
            }

            result.SkipTo(i + 1);
        }

        while (result.Last is ' ' or '\n') result.RemoveLast();
        return result.Finish();
    }
}
