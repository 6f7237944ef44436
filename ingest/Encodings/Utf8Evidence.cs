using System.Buffers;
using System.Text;

namespace Monitoring.Ingest.Encodings;

/// <summary>How far some bytes are UTF-8: whole multi-byte sequences against broken ones.</summary>
internal readonly record struct Utf8Evidence(int Sequences, int Broken)
{
    public bool IsPlainAscii => Sequences == 0 && Broken == 0;

    public bool IsUtf8 => Sequences > 0 && Broken == 0;

    /// <summary>A page cut in the middle, or with one foreign fragment, is still the UTF-8 that it says it is.</summary>
    public bool IsMostlyUtf8 => Broken == 0 || Sequences > 4 * Broken;

    public static Utf8Evidence Of(ReadOnlySpan<byte> bytes)
    {
        int sequences = 0, broken = 0;
        while (true)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0) return new Utf8Evidence(sequences, broken);
            bytes = bytes[next..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            // A sequence that the end of the page cuts is not counted at all.
            if (status == OperationStatus.NeedMoreData) return new Utf8Evidence(sequences, broken);
            if (status == OperationStatus.Done) sequences++;
            else broken++;
            bytes = bytes[consumed..];
        }
    }
}
