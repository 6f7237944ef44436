using Monitoring.Ingest.Robots;

namespace Monitoring.Ingest.Web;

/// <summary>
/// The web as a guest should use it: robots.txt is asked and obeyed; one request at a time for a host, a pause after each, a longer one
/// where robots.txt or the server (<c>Retry-After</c>) asks for it. Where a redirect leads to another host, that host's rules and turn hold.
/// </summary>
public sealed class PoliteWeb
{
    /// <summary>A host that asks for a longer wait is not waited for: the fetch fails at once and says when to come back.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly WebFetcher _fetcher;
    private readonly WebOptions _options;
    private readonly RobotsCache _robots;
    private readonly HostTurns _turns;

    public PoliteWeb(WebFetcher fetcher, WebOptions options, TimeProvider time)
    {
        _fetcher = fetcher;
        _options = options;
        _robots = new RobotsCache(fetcher, time);
        _turns = new HostTurns(time);
    }

    /// <summary>When the host of an address may be asked next; the past when it may be asked now.</summary>
    public DateTimeOffset NextTurn(Uri address) => _turns.Next(address.IdnHost);

    /// <summary>Hosts that are being asked or left alone at present.</summary>
    internal int HostsRemembered => _turns.Count;

    /// <exception cref="FetchParkedException">It will never succeed as things stand, or robots.txt forbids it.</exception>
    /// <exception cref="FetchFailedException">It may succeed later; its <c>RetryAfter</c> says when, if the host said so.</exception>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellation = default)
    {
        var stay = await EnterAsync(request.Address, request.Address, cancellation).ConfigureAwait(false);
        try
        {
            return await _fetcher.FetchAsync(request, HopAsync, cancellation).ConfigureAwait(false);
        }
        catch (FetchFailedException e) when (e.RetryAfter > stay.Pause)
        {
            stay = stay with { Pause = e.RetryAfter.Value };
            throw;
        }
        finally
        {
            stay.Leave();
        }

        // One host is left before the next is entered: two fetches that are redirected to each other's hosts never wait for each other.
        async Task HopAsync(Uri hop, CancellationToken stop)
        {
            if (hop.IdnHost.Equals(stay.Host, StringComparison.OrdinalIgnoreCase))
            {
                stay = stay with { Pause = await ObeyAsync(hop, request.Address, stay.Turn!, stop).ConfigureAwait(false) };
                await stay.Turn!.WaitAsync(stop).ConfigureAwait(false);
                return;
            }
            stay.Leave();
            stay = stay with { Turn = null };
            stay = await EnterAsync(hop, request.Address, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The turn of a host while it is asked.</summary>
    /// <param name="Turn">Null when it was given back.</param>
    private readonly record struct Stay(string Host, HostTurns.Turn? Turn, TimeSpan Pause)
    {
        public void Leave()
        {
            Turn?.Pause(Pause);
            Turn?.Dispose();
        }
    }

    /// <summary>Waits for the turn of an address's host, obeys its rules and waits out its pause.</summary>
    private async Task<Stay> EnterAsync(Uri address, Uri asked, CancellationToken cancellation)
    {
        var host = address.IsAbsoluteUri ? address.IdnHost : "";
        var turn = await _turns.TakeAsync(host, cancellation).ConfigureAwait(false);
        var pause = _options.HostPause;
        try
        {
            if (turn.Left > LongestWait)
                throw new FetchFailedException(asked, FetchFault.TooManyRequests, $"the host asked to be left alone for {FetchTime.Text(turn.Left)} more", retryAfter: turn.Left);
            pause = await ObeyAsync(address, asked, turn, cancellation).ConfigureAwait(false);
            await turn.WaitAsync(cancellation).ConfigureAwait(false);
            return new Stay(host, turn, pause);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>The sitemaps that the robots.txt of a site names, as far as they are on the web; none when it cannot be read.</summary>
    public async Task<IReadOnlyList<Uri>> SitemapsAsync(Uri site, CancellationToken cancellation = default)
    {
        using var turn = await _turns.TakeAsync(site.IdnHost, cancellation).ConfigureAwait(false);
        if (!_robots.Knows(site)) await turn.WaitAsync(cancellation).ConfigureAwait(false);
        var (rules, _) = await _robots.GetAsync(site, cancellation).ConfigureAwait(false);
        turn.Pause(_options.HostPause);
        return [.. rules.Sitemaps.Select(text => Uri.TryCreate(site, text, out var map) ? map : null).OfType<Uri>().Where(map => map.Scheme is "http" or "https").Distinct()];
    }

    /// <summary>The pause that the host wants; throws when its rules forbid the address.</summary>
    /// <param name="turn">The turn of the host, whose pause comes before asking for the rules.</param>
    private async Task<TimeSpan> ObeyAsync(Uri address, Uri asked, HostTurns.Turn turn, CancellationToken cancellation)
    {
        // What the guard refuses has no robots.txt; the fetch itself will say so.
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) return _options.HostPause;
        if (!_robots.Knows(address))
        {
            await turn.WaitAsync(cancellation).ConfigureAwait(false);
            await _robots.GetAsync(address, cancellation).ConfigureAwait(false);
            turn.Pause(_options.HostPause);
        }
        var (rules, reachable) = await _robots.GetAsync(address, cancellation).ConfigureAwait(false);
        if (!reachable) throw new FetchFailedException(asked, FetchFault.RobotsUnreachable, $"robots.txt of {address.Host} could not be read, so nothing is fetched from it for now");
        if (!rules.Allows(_options.ProductToken, address)) throw new FetchParkedException(asked, FetchFault.ForbiddenByRobots, $"robots.txt of {address.Host} forbids {address.AbsolutePath}");
        var wanted = rules.CrawlDelay(_options.ProductToken) ?? TimeSpan.Zero;
        if (wanted > _options.MaxCrawlDelay) wanted = _options.MaxCrawlDelay;
        return wanted > _options.HostPause ? wanted : _options.HostPause;
    }
}
