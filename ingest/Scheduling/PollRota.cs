namespace Monitoring.Ingest.Scheduling;

/// <summary>
/// Which feed to poll next, fair across hosts: a host is asked by one at a time with a pause after it, and hosts take their turns in
/// the order in which they became ready, so that one with ten thousand overdue feeds delays no other. Every operation takes
/// logarithmic time. Not thread-safe: its owner locks.
/// </summary>
public sealed class PollRota(TimeSpan hostPause)
{
    private readonly Dictionary<long, (Host Host, DateTimeOffset Due)> _feeds = [];
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, Host> _taken = [];
    private readonly PriorityQueue<Host, (DateTimeOffset Ready, long Order)> _ready = new();
    private long _order;

    private sealed class Host
    {
        /// <summary>Feeds by due time; entries that no longer agree with the feed's own due time are passed over.</summary>
        public readonly PriorityQueue<long, DateTimeOffset> Feeds = new();
        public DateTimeOffset NextTurn = DateTimeOffset.MinValue;
        public bool IsBusy;
        /// <summary>When it was put into the ready queue last; older entries there are passed over.</summary>
        public DateTimeOffset? Queued;
        public int Members;
        public required string Name;
    }

    public int Count => _feeds.Count;

    /// <summary>Adds a feed, or changes when it is due or which host it is on.</summary>
    public void Put(long feed, string host, DateTimeOffset due)
    {
        if (_feeds.TryGetValue(feed, out var known) && !known.Host.Name.Equals(host, StringComparison.OrdinalIgnoreCase)) Remove(feed);
        if (!_hosts.TryGetValue(host, out var on)) _hosts[host] = on = new Host { Name = host };
        if (!_feeds.ContainsKey(feed)) on.Members++;
        _feeds[feed] = (on, due);
        on.Feeds.Enqueue(feed, due);
        Queue(on);
    }

    public void Remove(long feed)
    {
        if (!_feeds.Remove(feed, out var known)) return;
        if (--known.Host.Members == 0 && !known.Host.IsBusy) _hosts.Remove(known.Host.Name);
    }

    /// <summary>Takes the feed whose turn it is; its host is busy until <see cref="Done"/>.</summary>
    public bool TryTake(DateTimeOffset now, out long feed)
    {
        if (First(out var host) is { } ready && ready <= now)
        {
            _ready.Dequeue();
            host.Queued = null;
            feed = host.Feeds.Dequeue();
            host.IsBusy = true;
            _taken[feed] = host;
            return true;
        }
        feed = 0;
        return false;
    }

    /// <summary>The poll of a feed that was taken has ended: the feed is due again then, unless it was removed meanwhile; its host after its pause.</summary>
    /// <param name="hostUntil">When the host asked for a longer pause than usual.</param>
    public void Done(long feed, DateTimeOffset due, DateTimeOffset now, DateTimeOffset? hostUntil = null)
    {
        if (!_taken.Remove(feed, out var host)) return;
        host.IsBusy = false;
        host.NextTurn = hostUntil > now + hostPause ? hostUntil.Value : now + hostPause;
        if (_feeds.TryGetValue(feed, out var known)) Put(feed, known.Host.Name, due);
        if (host.Members == 0) _hosts.Remove(host.Name);
        else Queue(host);
    }

    /// <summary>When the next feed can be taken; null when all are being polled or there is none.</summary>
    public DateTimeOffset? NextReady => First(out _);

    /// <summary>The host at the front of the ready queue, after what no longer holds there has been set right; when it can be asked.</summary>
    private DateTimeOffset? First(out Host host)
    {
        while (_ready.TryPeek(out host!, out var place))
        {
            if (host.Queued == place.Ready && !host.IsBusy && Ready(host) == place.Ready) return place.Ready;
            _ready.Dequeue();
            if (host.Queued != place.Ready) continue;
            host.Queued = null;
            Queue(host);
        }
        return null;
    }

    private void Queue(Host host)
    {
        if (host.IsBusy || Ready(host) is not { } ready || host.Queued <= ready) return;
        host.Queued = ready;
        _ready.Enqueue(host, (ready, _order++));
    }

    private DateTimeOffset? Ready(Host host) => Head(host) is { } due ? due > host.NextTurn ? due : host.NextTurn : null;

    /// <summary>When the host's first feed is due; null when it has none.</summary>
    private DateTimeOffset? Head(Host host)
    {
        while (host.Feeds.TryPeek(out var feed, out var due))
        {
            if (_feeds.TryGetValue(feed, out var known) && known.Host == host && known.Due == due) return due;
            host.Feeds.Dequeue();
        }
        return null;
    }
}
