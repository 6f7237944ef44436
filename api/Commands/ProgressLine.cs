using System.Diagnostics;
using System.Globalization;

namespace Monitoring.Api.Commands;

/// <summary>How far a long call has come: a bar that redraws itself for a person, else a line now and then.</summary>
internal sealed class ProgressLine(Terminal terminal, string what) : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SayAgain = TimeSpan.FromSeconds(5);
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Lock _drawing = new();
    private TimeSpan _drawn = TimeSpan.Zero;
    private int _width;
    private bool _ended;

    /// <param name="share">0..1 of the work that is done, by which the time left is judged.</param>
    public void Report(long items, double share, string? at = null)
    {
        lock (_drawing)
        {
            var elapsed = Stopwatch.GetElapsedTime(_began);
            if (_ended || elapsed - _drawn < (terminal.Watched ? Redraw : SayAgain)) return;
            _drawn = elapsed;
            var line = Line(items, Math.Clamp(share, 0, 1), elapsed, at);
            if (terminal.Watched) Draw(line);
            else terminal.Say(line);
        }
    }

    /// <summary>A line of its own, above the bar.</summary>
    public void Say(string line)
    {
        lock (_drawing)
        {
            Wipe();
            terminal.Say(line);
        }
    }

    /// <summary>The last line of a call, in the bar's place.</summary>
    public void End(string line)
    {
        lock (_drawing)
        {
            Wipe();
            _ended = true;
            terminal.Say(line);
        }
    }

    public void Dispose()
    {
        lock (_drawing) Wipe();
    }

    private string Line(long items, double share, TimeSpan elapsed, string? at)
    {
        var rate = elapsed.TotalSeconds > 0 ? items / elapsed.TotalSeconds : 0;
        var left = share is > 0.005 and < 1 ? elapsed * ((1 - share) / share) : (TimeSpan?)null;
        var full = (int)(share * BarWidth);
        var bar = terminal.Watched ? "[" + new string('#', full) + new string('.', BarWidth - full) + "] " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{bar}{share,4:P0} {items:N0} {what}, {rate:N0}/s")
            + (left is { } time ? ", " + Span(time) + " left" : "") + (at is null ? "" : ", " + at);
    }

    private static string Span(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00} min");

    private void Draw(string line)
    {
        terminal.Redraw(line.PadRight(_width));
        _width = line.Length;
    }

    private void Wipe()
    {
        if (!terminal.Watched || _width == 0) return;
        terminal.Error.Write('\r' + new string(' ', _width) + '\r');
        _width = 0;
    }
}
