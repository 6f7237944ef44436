using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Ingest.Files;

/// <summary>Addresses and identities of imported articles.</summary>
internal static class ArticleAddress
{
    public static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme is "http" or "https" ? uri.Host.Length > 0 : uri.Scheme == "urn");

    /// <summary>For an item without an address: <c>urn:sha256:</c> and the hash of its bytes.</summary>
    public static string OfContent(ReadOnlySpan<byte> content) => "urn:sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    public static string Canonical(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return url;
        return new UriBuilder(uri) { Scheme = "https", Port = -1, Fragment = "" }.Uri.AbsoluteUri;
    }

    /// <summary>32 hex digits of SHA-256 over the canonical address.</summary>
    public static string Id(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(url))))[..32];
}
