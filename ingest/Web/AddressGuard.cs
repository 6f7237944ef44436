using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Monitoring.Ingest.Web;

/// <summary>
/// Keeps fetching on the public web. Every address is checked before it is asked for, and every IP address before it is connected
/// to, so neither a redirect nor a name that resolves elsewhere the second time leads inside.
/// </summary>
public sealed class AddressGuard
{
    /// <summary>IANA IPv4 Special-Purpose Address Registry and multicast; the last one is Azure's metadata and DNS address.</summary>
    private static readonly IPNetwork[] Forbidden4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32");

    /// <summary>The part of IPv6 that is given out for unicast; loopback, link-local, unique local and multicast lie outside of it.</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>IANA IPv6 Special-Purpose Address Registry: protocol assignments with Teredo, documentation, 6to4, documentation, AS112 is public.</summary>
    private static readonly IPNetwork[] Forbidden6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// <summary>RFC 6052: networks without IPv4 reach it through these; the IPv4 address inside decides.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private readonly HashSet<int> _ports;
    private readonly HashSet<string> _endpoints;

    public AddressGuard(WebOptions options)
    {
        _ports = [.. options.AllowedPorts];
        _endpoints = options.AllowedEndpoints.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Why the address may not be asked for; null when it may, as far as it can be told before its name is resolved.</summary>
    public string? Refusal(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) return "only http and https are fetched";
        if (address.UserInfo.Length > 0) return "an address with a user name is not fetched";
        if (address.IdnHost.Length == 0) return "the address has no host";
        if (IsException(address.IdnHost, address.Port)) return null;
        // RFC 6761: these names are this machine's, whatever a resolver says.
        if (address.IdnHost.TrimEnd('.') is var host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)))
            return $"{host} is not on the public web";
        if (!_ports.Contains(address.Port)) return $"port {address.Port} is not allowed";
        return IPAddress.TryParse(Bare(address.IdnHost), out var literal) && !IsPublic(literal) ? $"{literal} is not on the public web" : null;
    }

    /// <summary>Whether a connection to this address may be opened for that host and port.</summary>
    public bool Permits(string host, int port, IPAddress address) => IsException(host, port) || _ports.Contains(port) && IsPublic(address);

    /// <summary>Neither loopback, private, link-local, shared, multicast, unspecified, documentation, reserved, nor one of these in disguise.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Array.Exists(Forbidden4, network => network.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        if (Nat64.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(address) && !Array.Exists(Forbidden6, network => network.Contains(address));
    }

    private bool IsException(string host, int port) =>
        _endpoints.Count > 0 && _endpoints.Contains(string.Create(CultureInfo.InvariantCulture, $"{Bare(host)}:{port}"));

    private static string Bare(string host) => host.Trim('[', ']');

    private static IPNetwork[] Networks(params string[] texts) => [.. texts.Select(text => IPNetwork.Parse(text))];
}
