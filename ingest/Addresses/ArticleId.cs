using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Ingest.Addresses;

/// <summary>The identity of an article: the first 32 hex digits (lower case) of SHA-256 over its canonical address in UTF-8.</summary>
public static class ArticleId
{
    public static string Of(string canonicalAddress) => Digest(Encoding.UTF8.GetBytes(canonicalAddress))[..32];

    /// <summary>The address of a page that has none: <c>urn:sha256:</c> and the 64 hex digits of its content.</summary>
    public static string AddressOfContent(ReadOnlySpan<byte> content) => "urn:sha256:" + Digest(content);

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
