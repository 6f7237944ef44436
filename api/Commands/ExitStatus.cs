namespace Monitoring.Api.Commands;

/// <summary>What a call tells its caller.</summary>
public static class ExitStatus
{
    public const int Done = 0;
    /// <summary>Some of it failed; what and why stands on standard error.</summary>
    public const int SomeFailed = 1;
    /// <summary>The call or its input is wrong; one line says what to write instead.</summary>
    public const int WrongCall = 2;
}

/// <summary>The call cannot be answered as written; the message is one line that says what to write instead.</summary>
public sealed class WrongCallException(string message) : Exception(message);
