using Monitoring.Enrichment.Tagging;

namespace Monitoring.Training.Tagging;

/// <summary>Exact span and type, micro precision, recall and F1.</summary>
internal sealed class TagScore
{
    private readonly Dictionary<string, (int Right, int Found, int Gold)> _byType = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<int> gold, IReadOnlyList<int> found)
    {
        var expected = Spans(gold).ToHashSet();
        foreach (var span in expected) Count(span.Type, 0, 0, 1);
        foreach (var span in Spans(found)) Count(span.Type, expected.Contains(span) ? 1 : 0, 1, 0);
    }

    public double F1(Func<string, bool>? types = null)
    {
        var (right, found, gold) = Sum(types);
        return found + gold == 0 ? 0 : 200.0 * right / (found + gold);
    }

    public override string ToString() => string.Join("  ", _byType.Keys.Order(StringComparer.Ordinal)
        .Select(t => $"{t} P {Percent(_byType[t].Right, _byType[t].Found)} R {Percent(_byType[t].Right, _byType[t].Gold)} F {F1(x => x == t):0.0}").Append($"all {F1():0.00}"));

    /// <summary>Spans of a label sequence; an inside without its beginning begins one, as conlleval counts.</summary>
    public static IEnumerable<(int First, int End, string Type)> Spans(IReadOnlyList<int> labels)
    {
        for (var first = 0; first < labels.Count;)
        {
            if (labels[first] == TagLabels.Outside)
            {
                first++;
                continue;
            }

            var type = TagLabels.TypeOf(labels[first]);
            var end = first + 1;
            while (end < labels.Count && labels[end] == TagLabels.Inside(type)) end++;
            yield return (first, end, TagLabels.Types[type]);
            first = end;
        }
    }

    private void Count(string type, int right, int found, int gold)
    {
        var known = _byType.GetValueOrDefault(type);
        _byType[type] = (known.Right + right, known.Found + found, known.Gold + gold);
    }

    private (int Right, int Found, int Gold) Sum(Func<string, bool>? types) =>
        _byType.Where(t => types is null || types(t.Key)).Select(t => t.Value)
            .Aggregate((0, 0, 0), (sum, v) => (sum.Item1 + v.Right, sum.Item2 + v.Found, sum.Item3 + v.Gold));

    private static string Percent(int part, int whole) => whole == 0 ? "-" : (100.0 * part / whole).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
