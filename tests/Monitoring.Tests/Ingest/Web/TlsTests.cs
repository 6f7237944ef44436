using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

/// <summary>Secure connections to loopback, with a certificate that the test makes and only the test's fetcher trusts.</summary>
public class TlsTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset FarAhead = DateTimeOffset.UnixEpoch.AddYears(130);

    [Fact]
    public async Task FetchAsync_TrustedServer_SpeaksHttp2()
    {
        using var certificate = Certificate("127.0.0.1", FarAhead);
        await using var server = await ServeAsync(certificate, HttpProtocols.Http1AndHttp2);
        using var fetcher = Fetcher(server, certificate);
        var answers = await Task.WhenAll(fetcher.GetAsync(Address(server)), fetcher.GetAsync(Address(server)));
        Assert.All(answers, answer => Assert.Equal("HTTP/2", Encoding.UTF8.GetString(answer.Body.Span)));
    }

    [Fact]
    public async Task FetchAsync_ServerWithoutHttp2_FallsBackToHttp11()
    {
        using var certificate = Certificate("127.0.0.1", FarAhead);
        await using var server = await ServeAsync(certificate, HttpProtocols.Http1);
        using var fetcher = Fetcher(server, certificate);
        Assert.Equal("HTTP/1.1", Encoding.UTF8.GetString((await fetcher.GetAsync(Address(server))).Body.Span));
    }

    [Fact]
    public async Task FetchAsync_BodyBeyondTheLimitOverHttp2_IsGivenUp()
    {
        using var certificate = Certificate("127.0.0.1", FarAhead);
        await using var server = await ServeAsync(certificate, HttpProtocols.Http2);
        using var fetcher = Fetcher(server, certificate, options => options.MaxBodyBytes = 4096);
        await fetcher.ParksAsync(new Uri(Address(server), "/endless"), FetchFault.TooLarge);
        Assert.Equal("HTTP/2", Encoding.UTF8.GetString((await fetcher.GetAsync(Address(server))).Body.Span));
    }

    [Theory]
    [InlineData("127.0.0.1", false, false, "UntrustedRoot")]
    [InlineData("127.0.0.1", true, true, "NotTimeValid")]
    [InlineData("127.0.0.2", false, true, "NameMismatch")]
    public async Task FetchAsync_CertificateThatDoesNotHold_MayBeTriedAgainAndSaysWhy(string name, bool expired, bool trusted, string why)
    {
        using var certificate = Certificate(name, expired ? LongAgo.AddYears(1) : FarAhead);
        await using var server = await ServeAsync(certificate, HttpProtocols.Http1AndHttp2);
        using var fetcher = Fetcher(server, trusted ? certificate : null);
        var failed = await fetcher.FailsAsync(Address(server), FetchFault.TlsFailed);
        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
    }

    private static Uri Address(WebApplication server) => new(server.Urls.Single());

    private static WebFetcher Fetcher(WebApplication server, X509Certificate2? trusted, Action<WebOptions>? change = null)
    {
        var options = WebTest.Options(null, change);
        options.AllowedEndpoints.Add(Address(server).Authority);
        if (trusted is null) return new WebFetcher(options, TimeProvider.System);
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        trust.CustomTrustStore.Add(trusted);
        return new WebFetcher(options, TimeProvider.System, null, trust);
    }

    private static async Task<WebApplication> ServeAsync(X509Certificate2 certificate, HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            listen.UseHttps(certificate);
        }));
        var server = builder.Build();
        server.Run(async context =>
        {
            await context.Response.WriteAsync(context.Request.Protocol);
            while (context.Request.Path == "/endless" && !context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[8192], context.RequestAborted);
        });
        await server.StartAsync();
        return server;
    }

    private static X509Certificate2 Certificate(string name, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(name));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(LongAgo, until);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
