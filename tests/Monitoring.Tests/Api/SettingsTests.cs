using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;

namespace Monitoring.Tests.Api;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Url", "ftp://x")]
    [InlineData("Url", "localhost")]
    [InlineData("RequestsPerMinute", "1")]
    [InlineData("Workers", "many")]
    [InlineData("Report:To", "nobody")]
    [InlineData("Report:At", "25:00")]
    [InlineData("Smtp:Port", "0")]
    [InlineData("Smtp:Security", "maybe")]
    [InlineData("KeepPagesDays", "-1")]
    [InlineData("KeepPagesDays", "abc")]
    [InlineData("Rhythm:Floor", "soon")]
    [InlineData("Web:HostPause", "yes")]
    public void AWrongValue_IsRefusedWithOneLineThatNamesItsKey(string key, string value)
    {
        var wrong = Assert.Throws<WrongCallException>(() => Settings.Read(new Dictionary<string, string?> { ["Monitoring:" + key] = value }));

        Assert.StartsWith($"Monitoring:{key} ", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public void AnUnknownZone_IsRefused()
    {
        var options = Settings.Read(new Dictionary<string, string?> { ["Monitoring:TimeZone"] = "Asia/Atlantis" });

        Assert.Contains("Monitoring:TimeZone", Assert.Throws<WrongCallException>(options.Zone).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnySetting_TheUsualValuesHold()
    {
        var options = Settings.Read();

        Assert.Equal("http://localhost:5080", options.Url);
        Assert.Equal("Asia/Tehran", options.Zone().Id);
    }
}
