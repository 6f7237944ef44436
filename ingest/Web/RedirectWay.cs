using System.Net;

namespace Monitoring.Ingest.Web;

/// <summary>The way from the address that was asked for to the one that answers. Cookies that are set on the way are carried along it and no further.</summary>
internal sealed class RedirectWay
{
    private readonly Uri _start;
    private readonly int _most;
    private readonly HashSet<(Uri, string)> _visited = [];
    private readonly CookieContainer _cookies = new(capacity: 40, perDomainCapacity: 20, maxCookieSize: 4096);
    private bool _onlyPermanent = true;
    private bool _setCookies;
    private int _hops;

    public RedirectWay(Uri start, int most)
    {
        (_start, _most, Current) = (start, most, start);
        _visited.Add((start, ""));
    }

    public Uri Current { get; private set; }
    public bool IsStart => _hops == 0;
    /// <summary>End of the permanent redirects that the way begins with; null when the first is none.</summary>
    public Uri? Permanent { get; private set; }
    public string Cookies => _cookies.GetCookieHeader(Current);

    /// <summary>True when the answer leads elsewhere: <see cref="Current"/> is then the next address.</summary>
    public bool Follow(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return false;
        KeepCookies(response);
        if (!Uri.TryCreate(Current, location, out var next))
            throw new FetchParkedException(_start, FetchFault.ForbiddenAddress, $"redirected to what is no address: {location.OriginalString}");
        // A fragment says nothing to the server.
        if (next.Fragment.Length > 0) next = new UriBuilder(next) { Fragment = "" }.Uri;
        if (++_hops > _most) throw Walled(next) ?? new FetchParkedException(_start, FetchFault.TooManyRedirects, $"more than {_most} redirects");
        _onlyPermanent &= (int)response.StatusCode is 301 or 308;
        if (_onlyPermanent) Permanent = next;
        var again = !_visited.Add((next, _cookies.GetCookieHeader(next)));
        Current = next;
        if (again) throw Walled(next) ?? new FetchParkedException(_start, FetchFault.TooManyRedirects, "the redirects go round in a circle");
        if (AsksConsent(_start, next)) throw new FetchParkedException(_start, FetchFault.CookieWall, $"asks for consent to cookies at {next.Host}");
        return true;
    }

    private FetchParkedException? Walled(Uri next) =>
        _setCookies && next.IdnHost.Equals(Current.IdnHost, StringComparison.OrdinalIgnoreCase)
            ? new FetchParkedException(_start, FetchFault.CookieWall, "shows nothing to who does not keep its cookies")
            : null;

    private void KeepCookies(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies)) return;
        _setCookies = true;
        foreach (var cookie in cookies)
        {
            try
            {
                _cookies.SetCookies(Current, cookie);
            }
            catch (CookieException)
            {
                // A cookie that is none is not carried.
            }
        }
    }

    /// <summary>Consent pages have their own host or path: <c>consent.example.org</c>, <c>/cookie-wall</c>.</summary>
    private static bool AsksConsent(Uri from, Uri to)
    {
        if (to.IdnHost != from.IdnHost && (to.IdnHost.StartsWith("consent.", StringComparison.OrdinalIgnoreCase) || to.IdnHost.StartsWith("guce.", StringComparison.OrdinalIgnoreCase))) return true;
        var path = to.AbsolutePath;
        return path.Contains("cookie-wall", StringComparison.OrdinalIgnoreCase) || path.Contains("cookiewall", StringComparison.OrdinalIgnoreCase)
            || path.Contains("cookie-consent", StringComparison.OrdinalIgnoreCase) || path.Contains("cookie_consent", StringComparison.OrdinalIgnoreCase);
    }
}
