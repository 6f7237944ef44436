using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Monitoring.Infra.Mail;

namespace Monitoring.Tests.Infra.Mail;

/// <summary>Against a real server on loopback: Debian's <c>python3-aiosmtpd</c>.</summary>
public sealed class SmtpMailerTests : MailerContract
{
    private readonly string _mailbox = Path.Combine(Directory.CreateTempSubdirectory("monitoring-mail-").FullName, "box");
    private Process? _server;
    private int _port;

    private protected override IMailer Mailer => To(_port);

    [Fact]
    public async Task Send_NobodyListens_IsAFailureThatMayBeRetried()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => To(FreePort()).SendAsync(Report, Cancellation));

        Assert.IsNotType<MailRefusedException>(failure);
    }

    [Fact]
    public async Task Send_PasswordForAServerWithoutSignIn_FailsInsteadOfSendingWithoutIt()
    {
        var mailer = new SmtpMailer(new SmtpOptions { Host = "127.0.0.1", Port = _port, Security = SmtpSecurity.None, User = "u", Password = "p" });

        await Assert.ThrowsAnyAsync<Exception>(() => mailer.SendAsync(Report, Cancellation));
        Assert.Empty(Arrived());
    }

    private protected override async Task OpenAsync()
    {
        var python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(python) && await RunsAsync(python, "-c", "import aiosmtpd"), "there is no aiosmtpd (Debian: python3-aiosmtpd)");
        _port = FreePort();
        _server = Run(python, "-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{_port}", "-c", "aiosmtpd.handlers.Mailbox", _mailbox);
        await UntilListeningAsync();
    }

    private protected override IReadOnlyList<string> Arrived()
    {
        var arrived = Path.Combine(_mailbox, "new");
        return Directory.Exists(arrived) ? Directory.GetFiles(arrived) : [];
    }

    private protected override async ValueTask CloseAsync()
    {
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync(CancellationToken.None);
            _server.Dispose();
        }

        Directory.Delete(Path.GetDirectoryName(_mailbox)!, recursive: true);
    }

    private static SmtpMailer To(int port) => new(new SmtpOptions { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        using var process = Run(program, arguments);
        await process.WaitForExitAsync(Cancellation);
        return process.ExitCode == 0;
    }

    private async Task UntilListeningAsync()
    {
        while (true)
        {
            Assert.False(_server!.HasExited, "aiosmtpd ended before it listened");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port, Cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }
}
