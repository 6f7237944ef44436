using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Monitoring.Text.Dates;

namespace Monitoring.Api.Commands;

/// <summary>Options that several verbs share.</summary>
public sealed class CallOptions
{
    public Option<string> Data { get; } = new("--data")
    {
        Description = "The data folder.",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => "./data",
    };

    public Option<DateOnly?> From { get; } = Day("--from", "First day, ISO (2024-06-20) or Jalali (1403-03-31).");

    public Option<DateOnly?> To { get; } = Day("--to", "Last day, included.");

    /// <exception cref="WrongCallException">The first day lies after the last.</exception>
    public (DateOnly? From, DateOnly? To) Range(ParseResult parsed)
    {
        var (from, to) = (parsed.GetValue(From), parsed.GetValue(To));
        if (from > to) throw new WrongCallException("--from lies after --to: exchange them.");
        return (from, to);
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = Read,
    };

    private static DateOnly? Read(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (CommandDate.TryParse(text, out var day, out var problem)) return day;
        result.AddError($"{result.Argument.Name}: {problem}");
        return null;
    }

    public static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            result.AddError($"{name} takes a number from {least} to {most}, not '{text}'.");
            return usual;
        };
        return option;
    }

    /// <summary>A word out of a list; each stands for a value of the enumeration with the same name.</summary>
    public static Option<T> Word<T>(string name, string description, T usual) where T : struct, Enum
    {
        return new Option<T>(name)
        {
            Description = description,
            HelpName = Words<T>.All,
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (Words<T>.Find(text) is { } value) return value;
                result.AddError($"{name} takes {Words<T>.All}, not '{text}'.");
                return usual;
            },
        };
    }
}
