using System.Net;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

public class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.2.7")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::808:808")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:808:808::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("100::1")]
    public void IsPublic_Inside_False(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("93.184.216.34")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::200e")]
    public void IsPublic_Outside_True(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("ftp://news.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://news.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user:word@news.example/")]
    [InlineData("http://news.example:22/")]
    [InlineData("https://news.example:8443/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("/relative")]
    public void Refusal_Forbidden_SaysWhy(string address) =>
        Assert.NotNull(new AddressGuard(new WebOptions()).Refusal(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData("http://news.example/")]
    [InlineData("https://خبر.example/الف?ب=پ")]
    [InlineData("http://[2606:4700::1111]/")]
    public void Refusal_PublicWeb_None(string address) => Assert.Null(new AddressGuard(new WebOptions()).Refusal(new Uri(address)));

    [Fact]
    public void Permits_ConfiguredEndpoint_OnlyThatPort()
    {
        var options = new WebOptions();
        options.AllowedEndpoints.Add("intranet.example:8080");
        var guard = new AddressGuard(options);
        Assert.Null(guard.Refusal(new Uri("http://intranet.example:8080/feed")));
        Assert.True(guard.Permits("intranet.example", 8080, IPAddress.Parse("10.0.0.5")));
        Assert.False(guard.Permits("intranet.example", 80, IPAddress.Parse("10.0.0.5")));
        Assert.NotNull(guard.Refusal(new Uri("http://intranet.example:8081/feed")));
    }
}
