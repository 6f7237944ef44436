using System.Globalization;

namespace Monitoring.Training;

/// <summary>A suite's result as <c>monitoring evaluate</c> writes it.</summary>
internal static class SuiteLine
{
    /// <returns>The exit status: 1 below the floor.</returns>
    public static int Write(string suite, double figure, double floor, double aim)
    {
        var state = figure >= floor ? "met" : "short";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{{\"suite\":\"{suite}\",\"figure\":{Math.Round(figure, 4)},\"floor\":{floor},\"aim\":{aim},\"state\":\"{state}\"}}"));
        return figure >= floor ? 0 : 1;
    }
}
