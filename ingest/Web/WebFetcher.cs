using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Monitoring.Ingest.Web;

/// <summary>
/// One request to the public web, with its redirects, within limits of time, size and growth. An answer that is of use (2xx, 304)
/// is returned; everything else is thrown as one of two kinds: parked (<see cref="FetchParkedException"/>) or to be tried again
/// (<see cref="FetchFailedException"/>), each with one line that names address and reason. Nothing is retried here: a second
/// try is another turn of the host.
/// </summary>
public sealed class WebFetcher : IDisposable
{
    private readonly WebOptions _options;
    private readonly TimeProvider _time;
    private readonly AddressGuard _guard;
    private readonly BodyReader _bodies;
    private readonly HttpMessageInvoker _http;

    /// <param name="connector">What resolves and connects; null for the real network.</param>
    public WebFetcher(WebOptions options, TimeProvider time, WebConnector? connector = null) : this(options, time, connector, null)
    {
    }

    /// <param name="trust">Whose certificates are believed; null: those that the system trusts, which is no setting.</param>
    internal WebFetcher(WebOptions options, TimeProvider time, WebConnector? connector, X509ChainPolicy? trust)
    {
        _options = options;
        _time = time;
        _guard = new AddressGuard(options);
        _bodies = new BodyReader(options, time);
        var connection = new GuardedConnection(_guard, connector ?? new WebConnector());
        var sockets = new SocketsHttpHandler
        {
            // Redirects, cookies and decompression are ours, so that every hop and every byte is judged; a proxy would connect unjudged.
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            ConnectCallback = connection.OpenAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 64,
            // What is left of a body that was given up is not worth reading.
            MaxResponseDrainSize = 0,
        };
        if (trust is not null) sockets.SslOptions.CertificateChainPolicy = trust;
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddConcurrencyLimiter(options.MaxConcurrency, queueLimit: int.MaxValue)
            .AddTimeout(options.HeadersTimeout)
            .Build();
        _http = new HttpMessageInvoker(new ResilienceHandler(pipeline) { InnerHandler = sockets });
    }

    /// <exception cref="FetchParkedException">It will never succeed as things stand.</exception>
    /// <exception cref="FetchFailedException">It may succeed later.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellation = default) => FetchAsync(request, null, cancellation);

    /// <param name="beforeHop">Asked before each address that a redirect leads to; throws where it may not be asked for.</param>
    internal async Task<FetchAnswer> FetchAsync(FetchRequest request, Func<Uri, CancellationToken, Task>? beforeHop, CancellationToken cancellation)
    {
        var began = _time.GetTimestamp();
        var way = new RedirectWay(request.Address, request.MaxRedirects ?? _options.MaxRedirects);
        while (true)
        {
            if (_guard.Refusal(way.Current) is { } refusal)
                throw new FetchParkedException(request.Address, FetchFault.ForbiddenAddress, way.IsStart ? refusal : $"redirected to {way.Current.OriginalString}: {refusal}");
            if (beforeHop is not null && !way.IsStart) await beforeHop(way.Current, cancellation).ConfigureAwait(false);
            using var response = await SendAsync(request, way, cancellation).ConfigureAwait(false);
            if (way.Follow(response)) continue;
            return await AnswerAsync(request, way, response, began, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(FetchRequest request, RedirectWay way, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, way.Current)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        Set(message.Headers, "User-Agent", _options.UserAgent);
        Set(message.Headers, "Accept", request.Accept);
        Set(message.Headers, "Accept-Encoding", "gzip, deflate, br");
        Set(message.Headers, "If-None-Match", request.ETag);
        Set(message.Headers, "If-Modified-Since", request.LastModified);
        Set(message.Headers, "Cookie", way.Cookies);
        try
        {
            return await _http.SendAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw FetchFaults.OfSending(request.Address, e, _options);
        }
    }

    private async Task<FetchAnswer> AnswerAsync(FetchRequest request, RedirectWay way, HttpResponseMessage response, long began, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var status = (int)response.StatusCode;
        var retryAfter = FetchTime.RetryAfter(response.Headers, now);
        var isUnchanged = status == 304 && (request.ETag ?? request.LastModified) is not null;
        if (!isUnchanged && status is < 200 or > 299) throw FetchFaults.OfStatus(request.Address, status, response.ReasonPhrase, retryAfter);
        var (body, received) = isUnchanged ? ([], 0) : await BodyAsync(request, response, cancellation).ConfigureAwait(false);
        return new FetchAnswer
        {
            Status = status,
            Address = request.Address,
            FinalAddress = WithFragment(way.Current, request.Address),
            PermanentAddress = way.Permanent is { } moved ? WithFragment(moved, request.Address) : null,
            Body = body,
            ContentType = First(response.Content.Headers, "Content-Type"),
            ETag = First(response.Headers, "ETag"),
            LastModified = First(response.Content.Headers, "Last-Modified"),
            RetryAfter = retryAfter,
            MaxAge = FetchTime.MaxAge(response, now),
            Elapsed = _time.GetElapsedTime(began),
            Received = received,
        };
    }

    private async Task<(byte[] Body, long Received)> BodyAsync(FetchRequest request, HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await _bodies.ReadAsync(response.Content, request.MaxBytes ?? _options.MaxBodyBytes, request.CutAtMaxBytes, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw FetchFaults.OfBody(request.Address, e);
        }
    }

    /// <summary>A fragment goes along with redirects (RFC 9110, 10.2.2): it may say what to read of the page.</summary>
    private static Uri WithFragment(Uri address, Uri asked) =>
        asked.Fragment.Length == 0 || address.Fragment.Length > 0 ? address : new Uri(address.AbsoluteUri + asked.Fragment);

    private static void Set(HttpRequestHeaders headers, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) headers.TryAddWithoutValidation(name, value);
    }

    private static string? First(HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public void Dispose() => _http.Dispose();
}
