using System.Collections.Frozen;

namespace Monitoring.Ingest;

/// <summary>What publishers write about the language of a text (BCP 47: <c>fa</c>, <c>fa-IR</c>, <c>zh_Hans</c>).</summary>
public static class LanguageTag
{
    private const int Longest = 35;

    /// <summary>ISO 639-1, and of ISO 639-3 the languages of Iran and its neighbours that have no shorter code, with the parts of Persian, Arabic and Kurdish.</summary>
    private static readonly FrozenSet<string> Known = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu "
        + "gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
        + "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn "
        + "to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
        + "ckb kmr sdh lki zza hac azb azj mzn glk tly lrc luz bqi bal bgp bgn prs pes haz aii arc syr arz apc acm afb ajp ary fil").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The language in lower case without script and region; Persian's own parts are Persian. Null for what is no known language.</summary>
    public static string? Primary(string? written)
    {
        if (written is null || written.Length > Longest) return null;
        var tag = written.AsSpan().Trim();
        var end = tag.IndexOfAny('-', '_');
        var code = (end < 0 ? tag : tag[..end]).ToString().ToLowerInvariant();
        // Old codes that software still writes, and the two Persians: of Iran and of Afghanistan.
        code = code switch { "iw" => "he", "in" => "id", "ji" => "yi", "pes" or "prs" or "per" or "fas" => "fa", "ara" => "ar", "eng" => "en", _ => code };
        return Known.Contains(code) && IsTag(tag) ? code : null;
    }

    /// <summary>Subtags are one to eight letters or digits; <c>fa-bogus tag</c> is none.</summary>
    private static bool IsTag(ReadOnlySpan<char> tag)
    {
        var length = 0;
        foreach (var c in tag)
        {
            if (c is '-' or '_')
            {
                if (length == 0) return false;
                length = 0;
            }
            else if (!char.IsAsciiLetterOrDigit(c) || ++length > 8)
            {
                return false;
            }
        }

        return length > 0;
    }
}
