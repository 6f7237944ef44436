using System.Globalization;

namespace Monitoring.Ingest.Files.Warc;

/// <summary>The head of one record (WARC 1.0 and 1.1, ISO 28500): what it is and how many bytes follow.</summary>
/// <param name="Length">Null when the record does not say it, so that the next one has to be looked for.</param>
internal sealed record WarcRecord(string Type, string? Address, string ContentType, DateTimeOffset? Date, long? Length)
{
    private const int MostFields = 1000;

    /// <summary>Reads the fields after the line <c>WARC/1.x</c>, with the empty line that ends them.</summary>
    public static async ValueTask<WarcRecord> ReadAsync(ByteSource source, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var count = 0; await source.LineAsync(cancellation).ConfigureAwait(false) is { Length: > 0 } line; count++)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && count < MostFields) fields[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        var known = long.TryParse(fields.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        var dated = DateTimeOffset.TryParse(fields.GetValueOrDefault("WARC-Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        // WARC 1.0 examples and some writers put the address between angle brackets.
        return new WarcRecord(
            fields.GetValueOrDefault("WARC-Type", "").ToLowerInvariant(),
            fields.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>'),
            fields.GetValueOrDefault("Content-Type", "").ToLowerInvariant(),
            dated ? date : null,
            known ? length : null);
    }

    /// <summary>A fetched page, or a page put in as it is; requests, metadata and revisits are none.</summary>
    public bool MayBePage => Address is not null
        && ((Type == "response" && ContentType.StartsWith("application/http", StringComparison.Ordinal)) || (Type == "resource" && HttpResponse.IsHtml(ContentType)));
}
