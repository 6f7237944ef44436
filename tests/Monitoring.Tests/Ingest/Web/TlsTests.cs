using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

public class TlsTests
{
    [Fact]
    public async Task FetchAsync_CertificateOfNobody_MayBeTriedAgain()
    {
        await using var server = new HostileServer { Greeting = GreetAsync };
        using var fetcher = WebTest.Fetcher(server);
        await fetcher.FailsAsync(new Uri($"https://{server.Endpoint}/"), FetchFault.TlsFailed);
        Assert.Empty(server.Requests);
    }

    private static async Task GreetAsync(Stream stream)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(130));
        using var exported = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
        await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsServerAsync(exported);
        await secure.ReadExactlyAsync(new byte[1]);
    }
}
