namespace Monitoring.Ingest.Addresses;

/// <summary>AMP copies and mobile hosts: the same item under another address, by the spellings that publishers use.</summary>
internal static class Twins
{
    private static readonly string[] MobileLabels = ["www", "m", "mobile", "amp", "wap", "touch", "www1", "www2", "www3"];

    private static readonly HashSet<string> AmpParameters = new(StringComparer.OrdinalIgnoreCase) { "amp", "outputtype", "_amp", "noamp" };

    /// <summary>The address inside an AMP viewer's or cache's address, or null.</summary>
    public static WebAddress? Inner(WebAddress address)
    {
        // https://www.google.com/amp/s/example.com/a and https://example-com.cdn.ampproject.org/c/s/example.com/a
        var viewer = address.Host.Contains("google.", StringComparison.Ordinal) && address.Path.StartsWith("/amp/", StringComparison.Ordinal);
        var cache = address.Host.EndsWith(".cdn.ampproject.org", StringComparison.Ordinal);
        if (!viewer && !cache) return null;
        var rest = viewer ? address.Path["/amp/".Length..] : AfterFirstSegment(address.Path);
        if (rest.StartsWith("s/", StringComparison.Ordinal)) rest = rest[2..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? rest : rest[..slash];
        if (!host.Contains('.', StringComparison.Ordinal)) return null;
        return WebAddress.Parse("https://" + rest + (address.Query.Length > 0 ? "?" + address.Query : ""));
    }

    public static WebAddress Original(WebAddress address)
    {
        var path = address.Path;
        foreach (var suffix in (string[])["/amp/", "/amp", ".amp", "/amp.html", ".amp.html"])
        {
            if (!path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) || path.Length == suffix.Length) continue;
            path = path[..^suffix.Length] + (suffix == ".amp.html" ? ".html" : "");
            break;
        }

        if (path.StartsWith("/amp/", StringComparison.OrdinalIgnoreCase) && path.Length > 5) path = path[4..];
        return address with { Host = Host(address.Host), Path = path, Query = WithoutAmp(address.Query) };
    }

    private static string Host(string host)
    {
        var labels = host.Split('.').ToList();
        if (labels.TrueForAll(l => l.All(char.IsAsciiDigit))) return host;
        while (labels.Count > 2 && MobileLabels.Contains(labels[0])) labels.RemoveAt(0);
        // en.m.wikipedia.org
        if (labels.Count > 3 && labels[1] is "m") labels.RemoveAt(1);
        return string.Join('.', labels);
    }

    private static string WithoutAmp(string query)
    {
        if (query.Length == 0) return query;
        var kept = query.Split('&').Where(p => !IsAmp(p)).ToArray();
        return string.Join('&', kept);
    }

    private static bool IsAmp(string parameter)
    {
        var parts = parameter.Split('=', 2);
        if (!AmpParameters.Contains(parts[0])) return false;
        return !parts[0].Equals("outputtype", StringComparison.OrdinalIgnoreCase) || (parts.Length > 1 && parts[1].StartsWith("amp", StringComparison.OrdinalIgnoreCase));
    }

    private static string AfterFirstSegment(string path)
    {
        // /c/s/host/path, /v/s/host/path, /i/s/host/path
        var slash = path.IndexOf('/', 1);
        return slash < 0 ? "" : path[(slash + 1)..];
    }
}
