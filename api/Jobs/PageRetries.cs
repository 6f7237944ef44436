namespace Monitoring.Api.Jobs;

/// <summary>
/// Which pages were asked for in vain, and when each may be asked again: half an hour after the first time, then twice as long each time.
/// Kept in memory only: after a start every page is asked once more, which does no harm. Thread-safe.
/// </summary>
internal sealed class PageRetries(TimeProvider clock)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly Dictionary<string, (DateTimeOffset Next, TimeSpan Wait)> _pages = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <param name="id">The article's.</param>
    public bool MayAsk(string id)
    {
        lock (_gate) return !_pages.TryGetValue(id, out var known) || known.Next <= clock.GetUtcNow();
    }

    public void Asked(string id)
    {
        lock (_gate)
        {
            if (_pages.Count >= Capacity) Forget();
            var wait = _pages.TryGetValue(id, out var known) ? known.Wait * 2 : First;
            if (wait > Longest) wait = Longest;
            _pages[id] = (clock.GetUtcNow() + wait, wait);
        }
    }

    /// <summary>The page came: nothing is to be remembered of it.</summary>
    public void Forget(string id)
    {
        lock (_gate) _pages.Remove(id);
    }

    private void Forget()
    {
        foreach (var (id, _) in _pages.OrderBy(page => page.Value.Next).Take(Capacity / 10).ToList()) _pages.Remove(id);
    }
}
