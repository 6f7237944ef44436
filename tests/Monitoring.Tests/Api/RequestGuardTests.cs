using System.Net;
using Microsoft.AspNetCore.Http;
using Monitoring.Api.Hosting;

namespace Monitoring.Tests.Api;

public sealed class RequestGuardTests
{
    [Theory]
    [InlineData("localhost:5080", true)]
    [InlineData("127.0.0.1:5080", true)]
    [InlineData("[::1]:5080", true)]
    [InlineData("evil.example:5080", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("10.0.0.7:5080", false)]
    public void ARequestOfThisMachine_IsLocalOnlyUnderALocalName(string host, bool local) =>
        Assert.Equal(local, RequestGuard.IsLoopback(Request(IPAddress.Loopback, host)));

    [Fact]
    public void ARequestOfAnotherMachine_IsNeverLocal() => Assert.False(RequestGuard.IsLoopback(Request(IPAddress.Parse("10.0.0.8"), "localhost")));

    [Fact]
    public void ARequestThroughAProxy_IsNeverLocal()
    {
        var context = Request(IPAddress.Loopback, "localhost");
        context.Request.Headers["X-Forwarded-For"] = "10.0.0.8";

        Assert.False(RequestGuard.IsLoopback(context));
    }

    private static DefaultHttpContext Request(IPAddress from, string host)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = from;
        context.Request.Host = new HostString(host);
        return context;
    }
}
