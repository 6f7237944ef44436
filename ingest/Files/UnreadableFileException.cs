namespace Monitoring.Ingest.Files;

/// <summary>The bytes of a file end or break at a line or record; what came before it was given.</summary>
internal sealed class UnreadableFileException(long line, Exception inner) : Exception(inner.Message, inner)
{
    public long Line { get; } = line;

    /// <summary>What to tell a person about a fault of a stream.</summary>
    public static string Reason(Exception fault) => fault is InvalidDataException or EndOfStreamException
        ? "the compressed data is damaged or cut off here: fetch the file again"
        : "cannot be read further: " + FileList.OneLine(fault.Message);
}
