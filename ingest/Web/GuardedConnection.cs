using System.Net;
using System.Net.Sockets;

namespace Monitoring.Ingest.Web;

/// <summary>No permitted address stands behind a host name; carried out of the handler inside an HttpRequestException.</summary>
internal sealed class ForbiddenHostException(string reason) : Exception(reason);

/// <summary>A host name that leads nowhere.</summary>
internal sealed class UnresolvedHostException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>Resolves, checks and connects in one step: the address that was checked is the one that is connected to.</summary>
internal sealed class GuardedConnection(AddressGuard guard, WebConnector connector)
{
    /// <summary>Addresses of one name that are tried.</summary>
    private const int MostTried = 4;

    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await ResolveAsync(host, cancellation).ConfigureAwait(false);
        var permitted = addresses.Where(address => guard.Permits(host, port, address)).Take(MostTried).ToList();
        if (permitted.Count == 0) throw new ForbiddenHostException($"{host} is at {addresses[0]}, which is not on the public web");
        for (var i = 0; ; i++)
        {
            try
            {
                return await connector.ConnectAsync(new IPEndPoint(permitted[i], port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException) when (i + 1 < permitted.Count)
            {
                // The next address of the same name may answer.
            }
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            var addresses = await connector.ResolveAsync(host, cancellation).ConfigureAwait(false);
            return addresses.Length > 0 ? addresses : throw new UnresolvedHostException($"the name {host} has no address");
        }
        catch (SocketException e)
        {
            throw new UnresolvedHostException($"the name {host} was not resolved", e);
        }
    }
}
