using System.Text;

namespace Monitoring.Ingest.Encodings;

/// <summary>Names of encodings as the web means them (WHATWG Encoding Standard, "names and labels").</summary>
internal static class EncodingLabels
{
    static EncodingLabels() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>What the web means by Latin-1.</summary>
    public static Encoding Western { get; } = Get(1252)!;

    /// <summary>The encoding of a label, or null when the label is unknown.</summary>
    public static Encoding? Find(string? label)
    {
        if (string.IsNullOrWhiteSpace(label)) return null;
        var name = label.Trim(' ', '\t', '\n', '\r', '\f').ToLowerInvariant();
        if (name.Length is 0 or > 40) return null;
        return CodePage(name) is { } page ? Get(page) : ByName(name);
    }

    // Where the standard's meaning differs from the name's, or .NET lacks the name.
    private static int? CodePage(string name) => name switch
    {
        "utf8" or "utf-8" or "unicode-1-1-utf-8" or "x-unicode20utf8" or "unicode11utf8" or "unicode20utf8" => 65001,
        "iso-8859-1" or "iso8859-1" or "iso88591" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "ascii" or "us-ascii"
            or "ansi_x3.4-1968" or "cp819" or "ibm819" or "x-cp1252" or "cp1252" or "x-user-defined" => 1252,
        "iso-8859-9" or "iso8859-9" or "iso88599" or "latin5" or "l5" or "x-cp1254" or "cp1254" => 1254,
        "iso-8859-11" or "iso8859-11" or "iso885911" or "tis-620" or "dos-874" => 874,
        "iso-8859-6" or "iso8859-6" or "iso88596" or "iso-8859-6-i" or "iso-8859-6-e" or "arabic" or "asmo-708" or "ecma-114" => 28596,
        "iso8859-2" or "iso88592" or "latin2" or "l2" => 28592,
        "iso8859-5" or "iso88595" => 28595,
        "iso8859-7" or "iso88597" => 28597,
        "iso-8859-8-i" or "logical" => 38598,
        "iso8859-8" or "iso88598" or "visual" => 28598,
        "iso8859-15" or "iso885915" or "l9" => 28605,
        "x-cp1250" or "cp1250" => 1250,
        "x-cp1251" or "cp1251" => 1251,
        "x-cp1256" or "cp1256" or "windows1256" or "win-1256" => 1256,
        "gb2312" or "gb_2312-80" or "gbk" or "x-gbk" or "chinese" or "gb18030" => 54936,
        "big5-hkscs" or "cn-big5" or "x-x-big5" => 950,
        "x-sjis" or "sjis" or "shift-jis" or "ms_kanji" or "windows-31j" => 932,
        "x-euc-jp" => 51932,
        "korean" or "ksc5601" or "ks_c_5601-1987" or "windows-949" or "euc-kr" => 949,
        _ => null,
    };

    private static Encoding? ByName(string name)
    {
        try
        {
            // UTF-7 lets a page smuggle markup past every other reader; neither the standard nor .NET knows it any more.
            var found = Encoding.GetEncoding(name);
            return found.CodePage is 65000 or 12000 or 12001 ? null : found;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding? Get(int page)
    {
        try
        {
            return Encoding.GetEncoding(page);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
