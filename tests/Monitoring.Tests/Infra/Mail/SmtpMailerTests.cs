using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Monitoring.Infra.Mail;

namespace Monitoring.Tests.Infra.Mail;

/// <summary>Against a real server on loopback: Debian's <c>python3-aiosmtpd</c>.</summary>
public sealed class SmtpMailerTests : MailerContract
{
    // Listens on a port that the system chooses and says which.
    private const string Mailbox = """
        import asyncio, sys
        from aiosmtpd.handlers import Mailbox
        from aiosmtpd.smtp import SMTP

        async def serve():
            mailbox = Mailbox(sys.argv[1])
            server = await asyncio.get_running_loop().create_server(lambda: SMTP(mailbox), "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(serve())
        """;

    private readonly string _mailbox = Path.Combine(Directory.CreateTempSubdirectory("monitoring-mail-").FullName, "box");
    private Process? _server;
    private int _port;

    private protected override IMailer Mailer => To(_port);

    [Fact]
    public async Task Send_NobodyListens_IsAFailureThatMayBeRetried()
    {
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => To(((IPEndPoint)bound.LocalEndPoint!).Port).SendAsync(Report, Cancellation));

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
        _server = Run(python, "-c", Mailbox, _mailbox);
        var said = await _server.StandardOutput.ReadLineAsync(Cancellation);
        Assert.True(int.TryParse(said, CultureInfo.InvariantCulture, out _port), "aiosmtpd ended before it listened");
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

    private static Process Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        using var process = Run(program, arguments);
        await process.WaitForExitAsync(Cancellation);
        return process.ExitCode == 0;
    }
}
