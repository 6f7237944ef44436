using System.CommandLine;

namespace Monitoring.Api.Commands;

/// <summary>Verbs whose part is not built; they say so instead of pretending.</summary>
internal static class UnbuiltVerbs
{
    public static Command Backup(Terminal terminal, CallOptions options) =>
        Unbuilt(terminal, "backup", "stop the server and copy the data folder instead");

    public static Command Restore(Terminal terminal, CallOptions options) =>
        Unbuilt(terminal, "restore", "put a copied data folder back in its place instead");

    public static Command Move(Terminal terminal, CallOptions options) =>
        Unbuilt(terminal, "move", "import the same files with a PostgreSQL connection configured instead");

    private static Command Unbuilt(Terminal terminal, string name, string instead)
    {
        var command = new Command(name, "Not built yet.") { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ =>
        {
            terminal.Say($"monitoring: {name} is not built yet: {instead}.");
            return ExitStatus.WrongCall;
        });
        return command;
    }
}
