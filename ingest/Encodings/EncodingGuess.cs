using System.Text;
using UtfUnknown;

namespace Monitoring.Ingest.Encodings;

/// <summary>The encoding of a page that declares none and is not UTF-8.</summary>
internal static class EncodingGuess
{
    /// <summary>More bytes above 127 than this make no guess better.</summary>
    private const int EnoughHighBytes = 20_000;

    // Shares of Arabic-script letters in Persian and Arabic running text, in thousandths, rounded; ours, counted over plain news text.
    // They only have to tell apart windows-1256 and ISO-8859-6, which put the same letters on other bytes.
    private static readonly Dictionary<char, double> LetterShares = new()
    {
        ['ا'] = 140,
        ['ی'] = 60,
        ['ي'] = 90,
        ['ر'] = 75,
        ['ن'] = 65,
        ['د'] = 65,
        ['ه'] = 55,
        ['م'] = 55,
        ['و'] = 60,
        ['ت'] = 50,
        ['ب'] = 38,
        ['س'] = 32,
        ['ش'] = 28,
        ['ل'] = 45,
        ['ک'] = 22,
        ['ك'] = 25,
        ['ز'] = 20,
        ['ف'] = 15,
        ['ع'] = 15,
        ['خ'] = 14,
        ['ق'] = 12,
        ['ج'] = 13,
        ['گ'] = 13,
        ['آ'] = 10,
        ['پ'] = 10,
        ['ح'] = 12,
        ['چ'] = 6,
        ['ص'] = 8,
        ['ط'] = 8,
        ['ض'] = 5,
        ['غ'] = 5,
        ['ظ'] = 3,
        ['ئ'] = 4,
        ['ث'] = 3,
        ['ذ'] = 4,
        ['ژ'] = 2,
        ['أ'] = 5,
        ['إ'] = 4,
        ['ة'] = 8,
        ['ى'] = 6,
        ['ء'] = 2,
        ['ؤ'] = 1,
    };

    private static readonly Encoding[] Arabic = [EncodingLabels.Find("windows-1256")!, EncodingLabels.Find("iso-8859-6")!];

    public static Encoding? Of(ReadOnlySpan<byte> bytes)
    {
        var sample = HighBytesInContext(bytes);
        if (ArabicScript(sample) is { } arabic) return arabic;
        var detected = CharsetDetector.DetectFromBytes(sample).Detected;
        return detected is { Confidence: > 0.3f, EncodingName: { } name } ? EncodingLabels.Find(name) : null;
    }

    /// <summary>windows-1256 or ISO-8859-6, when nearly all high bytes are then Arabic letters in plausible shares; else null.</summary>
    private static Encoding? ArabicScript(byte[] sample)
    {
        Encoding? best = null;
        var bestScore = double.NegativeInfinity;
        foreach (var encoding in Arabic)
        {
            int high = 0, letters = 0;
            double score = 0;
            foreach (var c in encoding.GetString(sample))
            {
                if (c < 0x80) continue;
                high++;
                if (LetterShares.TryGetValue(c, out var share))
                {
                    letters++;
                    score += Math.Log(share / 1000);
                }
                else
                {
                    // Half-space, Persian comma and quotation marks are at home in such text; accented Latin letters are not.
                    score += c is '\u200C' or '\u200D' or '،' or '؛' or '؟' or '«' or '»' or ' ' or 'ـ' or (>= '\u064B' and <= '\u0652') ? -5 : -12;
                }
            }

            if (high < 8 || letters < 0.8 * high || score / high < -4.2 || score <= bestScore) continue;
            (best, bestScore) = (encoding, score);
        }

        return best;
    }

    /// <summary>The lines with bytes above 127: markup and scripts only dilute a guess.</summary>
    private static byte[] HighBytesInContext(ReadOnlySpan<byte> bytes)
    {
        var sample = new List<byte>(Math.Min(bytes.Length, 64 * 1024));
        var high = 0;
        var text = true;
        foreach (var b in bytes)
        {
            if (b == (byte)'<') text = false;
            if (text || b >= 0x80) sample.Add(b);
            if (b == (byte)'>') text = true;
            if (b >= 0x80 && ++high >= EnoughHighBytes) break;
            if (sample.Count > 4 * EnoughHighBytes) break;
        }

        return [.. sample];
    }
}
