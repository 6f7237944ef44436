namespace Monitoring.Ingest.Web;

/// <summary>One request at a time for each host, with a pause after it. Hosts that are neither asked nor pausing are forgotten.</summary>
internal sealed class HostTurns(TimeProvider time)
{
    private const int SweepEvery = 1024;

    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private int _taken;

    private sealed class Host : IDisposable
    {
        public readonly SemaphoreSlim One = new(1);
        public DateTimeOffset Next;
        public int Users;

        public void Dispose() => One.Dispose();
    }

    public int Count
    {
        get
        {
            lock (_gate) return _hosts.Count;
        }
    }

    /// <summary>When the host may be asked next; the past when it may be asked now.</summary>
    public DateTimeOffset Next(string host)
    {
        lock (_gate) return _hosts.TryGetValue(host, out var known) ? known.Next : DateTimeOffset.MinValue;
    }

    /// <summary>Waits until no one else asks the host; the pause is waited for by <see cref="Turn.WaitAsync"/>.</summary>
    public async Task<Turn> TakeAsync(string name, CancellationToken cancellation)
    {
        Host host;
        lock (_gate)
        {
            if (++_taken % SweepEvery == 0) Sweep();
            if (!_hosts.TryGetValue(name, out host!)) _hosts[name] = host = new Host();
            host.Users++;
        }
        try
        {
            await host.One.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            lock (_gate) host.Users--;
            throw;
        }
        return new Turn(this, host);
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (name, host) in _hosts)
        {
            if (host.Users > 0 || host.Next > now) continue;
            _hosts.Remove(name);
            host.Dispose();
        }
    }

    /// <summary>The right to ask one host, until it is given back.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly HostTurns _turns;
        private readonly Host _host;

        internal Turn(HostTurns turns, object host) => (_turns, _host) = (turns, (Host)host);

        /// <summary>How long the host is still to be left alone.</summary>
        public TimeSpan Left => _host.Next - _turns.Now;

        public async Task WaitAsync(CancellationToken cancellation)
        {
            while (Left is var left && left > TimeSpan.Zero)
                await Task.Delay(left, _turns.Time, cancellation).ConfigureAwait(false);
        }

        /// <summary>Leaves the host alone for this long from now on, longer if it was to be longer.</summary>
        public void Pause(TimeSpan pause)
        {
            lock (_turns._gate)
            {
                var next = _turns.Now + pause;
                if (next > _host.Next) _host.Next = next;
            }
        }

        public void Dispose()
        {
            // Released before it counts as unused, so that no sweep disposes of it in between.
            _host.One.Release();
            lock (_turns._gate) _host.Users--;
        }
    }

    private TimeProvider Time => time;
    private DateTimeOffset Now => time.GetUtcNow();
}
