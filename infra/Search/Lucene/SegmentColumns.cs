using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>
/// What counting needs of each document of one segment, in arrays. A segment never changes but for deletions, which the collector
/// sees, so its columns are read once and kept for as long as the segment lives.
/// </summary>
internal sealed class SegmentColumns
{
    private readonly (int[] Starts, int[] Ordinals) _entities;
    private readonly (int[] Starts, int[] Ordinals) _topics;

    public SegmentColumns(AtomicReader reader, ValueNames entities, ValueNames topics, ValueNames sources)
    {
        Published = Numbers(reader, Fields.Published, Fields.Undated);
        Timed = Numbers(reader, Fields.Timed, 0);
        Position = Numbers(reader, Fields.Position, 0);
        _entities = Sets(reader, Fields.Entity, entities);
        _topics = Sets(reader, Fields.Topic, topics);
        Source = Singles(reader, Fields.Source, sources);
    }

    /// <summary>Unix milliseconds or <see cref="Fields.Undated"/>.</summary>
    public long[] Published { get; }

    /// <summary>1 where the time of day is known.</summary>
    public long[] Timed { get; }

    public long[] Position { get; }

    public int[] Source { get; }

    public ReadOnlySpan<int> Entities(int document) => Slice(_entities, document);

    public ReadOnlySpan<int> Topics(int document) => Slice(_topics, document);

    private static ReadOnlySpan<int> Slice((int[] Starts, int[] Ordinals) sets, int document) =>
        sets.Ordinals.AsSpan(sets.Starts[document]..sets.Starts[document + 1]);

    private static long[] Numbers(AtomicReader reader, string field, long absent)
    {
        var numbers = new long[reader.MaxDoc];
        var values = reader.GetNumericDocValues(field);
        for (var document = 0; document < numbers.Length; document++) numbers[document] = values?.Get(document) ?? absent;
        return numbers;
    }

    private static int[] Singles(AtomicReader reader, string field, ValueNames names)
    {
        var ordinals = new int[reader.MaxDoc];
        var values = reader.GetSortedDocValues(field);
        if (values is null) return ordinals;
        var known = new int[values.ValueCount];
        var bytes = new BytesRef();
        for (var i = 0; i < known.Length; i++)
        {
            values.LookupOrd(i, bytes);
            known[i] = names.Ordinal(bytes.Utf8ToString());
        }

        for (var document = 0; document < ordinals.Length; document++)
            ordinals[document] = values.GetOrd(document) is >= 0 and var ordinal ? known[ordinal] : 0;
        return ordinals;
    }

    private static (int[] Starts, int[] Ordinals) Sets(AtomicReader reader, string field, ValueNames names)
    {
        var starts = new int[reader.MaxDoc + 1];
        var values = reader.GetSortedSetDocValues(field);
        if (values is null) return (starts, []);
        var known = new int[values.ValueCount];
        var bytes = new BytesRef();
        for (var i = 0; i < known.Length; i++)
        {
            values.LookupOrd(i, bytes);
            known[i] = names.Ordinal(bytes.Utf8ToString());
        }

        var ordinals = new List<int>();
        for (var document = 0; document < reader.MaxDoc; document++)
        {
            starts[document] = ordinals.Count;
            values.SetDocument(document);
            for (var ordinal = values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = values.NextOrd())
                ordinals.Add(known[ordinal]);
        }

        starts[^1] = ordinals.Count;
        return (starts, [.. ordinals]);
    }
}

/// <summary>Numbers for the values of a field, the same in all segments; number 0 is the empty value. Thread-safe.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<(string Value, string Name)> _values = [("", "")];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate) return _values.Count;
        }
    }

    public (string Value, string Name) this[int ordinal]
    {
        get
        {
            lock (_gate) return _values[ordinal];
        }
    }

    /// <param name="text">A value, or value, tab and display name; the name that was seen first stays.</param>
    public int Ordinal(string text)
    {
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        var value = tab < 0 ? text : text[..tab];
        lock (_gate)
        {
            if (_ordinals.TryGetValue(value, out var known)) return known;
            _ordinals.Add(value, _values.Count);
            _values.Add((value, tab < 0 ? value : text[(tab + 1)..]));
            return _values.Count - 1;
        }
    }
}
