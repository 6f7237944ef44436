namespace Monitoring.Training.Corpora;

/// <summary>A tab-separated file whose first line names its columns.</summary>
internal sealed class FactTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly List<string[]> _rows;

    private FactTable(Dictionary<string, int> columns, List<string[]> rows)
    {
        _columns = columns;
        _rows = rows;
    }

    /// <summary>Lines that begin with <c>#</c> are comments.</summary>
    public static FactTable Read(string path)
    {
        using var lines = File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').GetEnumerator();
        if (!lines.MoveNext()) throw new InvalidDataException($"{path} is empty.");
        var columns = lines.Current.Split('\t').Select((name, index) => (name, index)).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
        var rows = new List<string[]>();
        while (lines.MoveNext()) rows.Add(lines.Current.Split('\t'));
        return new FactTable(columns, rows);
    }

    public IEnumerable<Row> Rows => _rows.Select(r => new Row(this, r));

    internal readonly record struct Row(FactTable Table, string[] Fields)
    {
        /// <summary>The field, trimmed; empty when the row is too short.</summary>
        public string this[string column] => Table._columns[column] is var at && at < Fields.Length ? Fields[at].Trim() : "";

        public string? Or(string column) => this[column] is { Length: > 0 } value ? value : null;
    }
}
