using System.CommandLine;
using Monitoring.Api.Commands;
using Monitoring.Ingest.Robots;

namespace Monitoring.Api.Inspection;

/// <summary><c>inspect robots</c>: whether an agent may fetch an address by a robots.txt.</summary>
internal static class InspectRobots
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("robots", "Lines {\"robots\",\"agent\",\"url\"}: whether the agent may fetch the address.");
        command.SetAction((_, cancellation) => LineByLine.AnswerAsync(terminal, Json.Shapes.RobotsLine, Answer, cancellation));
        return command;
    }

    private static byte[] Answer(RobotsLine line)
    {
        var robots = line.Robots ?? throw new LineException("the line lacks \"robots\"");
        var agent = line.Agent ?? throw new LineException("the line lacks \"agent\"");
        var url = line.Url ?? throw new LineException("the line lacks \"url\"");
        return Json.Line(new RobotsShape(RobotsRules.Parse(robots).Allows(agent, url)), Json.Shapes.RobotsShape);
    }
}
