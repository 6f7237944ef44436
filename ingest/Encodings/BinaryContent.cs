namespace Monitoring.Ingest.Encodings;

/// <summary>Tells pictures, archives and programs from text in any one-byte encoding or UTF-8.</summary>
public static class BinaryContent
{
    private const int HeadLength = 4 << 10;

    /// <summary>True when control characters stand where letters should, by the first 4 KiB. UTF-16 counts as text only with its byte order mark.</summary>
    public static bool Looks(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return false;
        var head = bytes[..Math.Min(bytes.Length, HeadLength)];
        var controls = 0;
        foreach (var value in head)
        {
            if (value < 0x20 && value is not (0x09 or 0x0A or 0x0C or 0x0D)) controls++;
        }

        // A stray NUL or escape happens in text; one in thirty bytes does not.
        return controls * 30 > head.Length;
    }
}
