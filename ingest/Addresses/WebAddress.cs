using System.Buffers;
using System.Globalization;
using System.Text;

namespace Monitoring.Ingest.Addresses;

/// <summary>An http or https address taken apart, leniently, as browsers read it (WHATWG URL), without its fragment and user.</summary>
/// <param name="Host">Lower case; names in punycode, without the final dot; IPv6 in brackets.</param>
/// <param name="Port">Null when it is the scheme's default.</param>
/// <param name="Path">Begins with a slash; dot segments resolved, percent-encoding normal.</param>
/// <param name="Query">Without the question mark; empty when there is none.</param>
public sealed record WebAddress(string Scheme, string Host, int? Port, string Path, string Query)
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" #%/:<>?@[\\]^|");

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    public override string ToString() =>
        Scheme + "://" + Host + (Port is { } port ? ":" + port.ToString(CultureInfo.InvariantCulture) : "") + Path
        + (Query.Length > 0 ? "?" + Query : "");

    /// <summary>The same address, or null when the text is no http or https address.</summary>
    public static WebAddress? Parse(string text)
    {
        text = Clean(text);
        var scheme = text.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "https"
            : text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? "http" : null;
        if (scheme is null) return null;
        var at = scheme.Length + 1;
        // Browsers take any number of slashes of either kind here.
        while (at < text.Length && text[at] is '/' or '\\') at++;
        var rest = text[at..];
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) rest = rest[..hash];
        var end = rest.IndexOfAny(['/', '\\', '?']);
        var authority = end < 0 ? rest : rest[..end];
        rest = end < 0 ? "" : rest[end..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? rest : rest[..question];
        var query = question < 0 ? "" : rest[(question + 1)..];

        var user = authority.LastIndexOf('@');
        if (user >= 0) authority = authority[(user + 1)..];
        var colon = authority.LastIndexOf(':');
        int? port = null;
        if (colon >= 0 && !authority.EndsWith(']'))
        {
            var digits = authority[(colon + 1)..];
            if (digits.Length > 0)
            {
                if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 65535) return null;
                if (number != (scheme == "https" ? 443 : 80)) port = number;
            }

            authority = authority[..colon];
        }

        return HostOf(authority) is { } host
            ? new WebAddress(scheme, host, port, PathOf(path), Percent.Normal(query, Percent.Part.Query))
            : null;
    }

    /// <summary>Without the white space and control characters that browsers drop.</summary>
    internal static string Clean(string url)
    {
        var text = url.AsSpan().Trim().ToString();
        int start = 0, end = text.Length;
        while (start < end && text[start] <= ' ') start++;
        while (end > start && text[end - 1] <= ' ') end--;
        text = text[start..end];
        return text.AsSpan().IndexOfAny('\t', '\n', '\r') < 0 ? text
            : text.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
    }

    private static string? HostOf(string authority)
    {
        if (authority.Length is 0 or > 512) return null;
        if (authority[0] == '[') return authority.EndsWith(']') ? authority.ToLowerInvariant() : null;
        var host = Percent.Decode(authority);
        try
        {
            // Full-width and other compatibility forms are the same host.
            host = host.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('。', '.');
            if (host.Any(c => c > 0x7F)) host = Idn.GetAscii(host.TrimEnd('.'));
        }
        catch (ArgumentException)
        {
            return null;
        }

        host = host.TrimEnd('.').ToLowerInvariant();
        return host.Length == 0 || host.AsSpan().ContainsAny(Forbidden) || host.Any(char.IsControl) ? null : host;
    }

    private static string PathOf(string path)
    {
        var output = new List<string>();
        var segments = Percent.Normal(path.Replace('\\', '/'), Percent.Part.Path).Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            if (i == 0 && segment.Length == 0) continue;
            var last = i == segments.Length - 1;
            if (segment == "..")
            {
                if (output.Count > 0) output.RemoveAt(output.Count - 1);
                if (last) output.Add("");
            }
            else if (segment == ".")
            {
                if (last) output.Add("");
            }
            else
            {
                output.Add(segment);
            }
        }

        return "/" + string.Join('/', output);
    }
}
