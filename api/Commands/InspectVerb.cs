using System.CommandLine;
using Monitoring.Api.Inspection;

namespace Monitoring.Api.Commands;

/// <summary><c>inspect …</c>: what each part of the program sees, without a data folder.</summary>
internal static class InspectVerb
{
    public static Command Create(Terminal terminal, CallOptions options) =>
        new("inspect", "What extraction, feeds, robots, the analyzer and analysis see.")
        {
            InspectPage.One(terminal),
            InspectPage.Many(terminal),
            InspectFeed.Create(terminal),
            InspectRobots.Create(terminal),
            InspectTerms.Create(terminal),
            InspectText.Create(terminal),
        };
}
