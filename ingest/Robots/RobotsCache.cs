using Monitoring.Ingest.Web;

namespace Monitoring.Ingest.Robots;

/// <summary>
/// The robots.txt of every host, fetched when first needed and kept a day (RFC 9309, 2.4). 4xx and endless redirects: everything is
/// allowed; 5xx, 429 and no connection: nothing is, unless older rules are known, which then hold for up to 30 days.
/// </summary>
public sealed class RobotsCache(WebFetcher fetcher, TimeProvider time)
{
    /// <summary>Hosts that are remembered.</summary>
    private const int Capacity = 20_000;
    private const int MaxRedirects = 5;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan FailureKeptFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OldRulesHoldFor = TimeSpan.FromDays(30);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <param name="Read">When the rules were last read from the host; null when they never were.</param>
    private sealed record Entry(RobotsRules Rules, DateTimeOffset Expires, DateTimeOffset? Read, bool Reachable);

    /// <summary>The rules for an address.</summary>
    /// <param name="address">Any address of the host; scheme and port count.</param>
    /// <returns>Rules, and whether they come from the host: rules of a host that cannot be reached forbid everything for now.</returns>
    public async Task<(RobotsRules Rules, bool Reachable)> GetAsync(Uri address, CancellationToken cancellation = default)
    {
        var key = address.GetLeftPart(UriPartial.Authority);
        Entry? known;
        lock (_gate) _entries.TryGetValue(key, out known);
        if (known is null || known.Expires <= time.GetUtcNow())
        {
            known = await ReadAsync(new Uri(address, "/robots.txt"), known, cancellation).ConfigureAwait(false);
            lock (_gate)
            {
                if (_entries.Count >= Capacity) Forget();
                _entries[key] = known;
            }
        }
        return (known.Rules, known.Reachable);
    }

    /// <summary>Whether rules for this address are known and fresh, so that asking for them needs no request.</summary>
    public bool Knows(Uri address)
    {
        lock (_gate) return _entries.TryGetValue(address.GetLeftPart(UriPartial.Authority), out var known) && known.Expires > time.GetUtcNow();
    }

    private async Task<Entry> ReadAsync(Uri robots, Entry? old, CancellationToken cancellation)
    {
        try
        {
            var request = new FetchRequest(robots) { Accept = "text/plain,*/*;q=0.1", MaxBytes = RobotsRules.MaxBytes, CutAtMaxBytes = true, MaxRedirects = MaxRedirects };
            var answer = await fetcher.FetchAsync(request, cancellation).ConfigureAwait(false);
            var now = time.GetUtcNow();
            return new Entry(RobotsRules.Parse(answer.Body.Span), now + KeptFor, now, true);
        }
        catch (FetchParkedException)
        {
            var now = time.GetUtcNow();
            return new Entry(RobotsRules.AllowAll, now + KeptFor, now, true);
        }
        catch (FetchFailedException e)
        {
            var now = time.GetUtcNow();
            var again = now + (e.RetryAfter is { } wait && wait > FailureKeptFor && wait < KeptFor ? wait : FailureKeptFor);
            return old is { Read: { } read } && now - read < OldRulesHoldFor
                ? old with { Expires = again }
                : new Entry(RobotsRules.DisallowAll, again, null, false);
        }
    }

    /// <summary>Makes room: first what has expired, then what expires next.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        var gone = _entries.Where(entry => entry.Value.Expires <= now).Select(entry => entry.Key).ToList();
        if (gone.Count == 0) gone = [.. _entries.OrderBy(entry => entry.Value.Expires).Take(Capacity / 10).Select(entry => entry.Key)];
        foreach (var key in gone) _entries.Remove(key);
    }
}
