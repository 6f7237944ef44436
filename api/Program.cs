using Monitoring.Api.Commands;

namespace Monitoring.Api;

/// <summary>The table of contents: one verb, one file.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => Verbs(Terminal.OfProcess()).RunAsync(args);

    internal static CommandLine Verbs(Terminal terminal) => new(terminal)
    {
        ServeVerb.Create,
        ImportVerb.Create,
        SearchVerb.Create,
        TrendsVerb.Create,
        ExportVerb.Create,
        InspectVerb.Create,
        ReindexVerb.Create,
        VerifyVerb.Create,
        ReportVerb.Create,
        EvaluateVerb.Create,
        UnbuiltVerbs.Backup,
        UnbuiltVerbs.Restore,
        UnbuiltVerbs.Move,
    };
}
