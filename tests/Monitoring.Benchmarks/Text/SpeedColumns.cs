using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Monitoring.Benchmarks.Text;

/// <summary>Two columns for benchmarks that read one text: megabytes of UTF-8 a second, and bytes allocated for each term.</summary>
internal sealed class SpeedColumns : ManualConfig
{
    public SpeedColumns() => AddColumn(
        new SpeedColumn("MB/s", (report, _) => TermBenchmark.Megabytes / ((report.ResultStatistics?.Mean ?? double.NaN) / 1e9)),
        new SpeedColumn("B/term", (report, benchmark) => (report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? double.NaN) / TermBenchmark.Count));

    private sealed class SpeedColumn(string name, Func<BenchmarkReport, BenchmarkCase, double> value) : IColumn
    {
        public string Id => name;

        public string ColumnName => name;

        public string Legend => name;

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            summary[benchmarkCase] is { } report ? value(report, benchmarkCase).ToString("F1", System.Globalization.CultureInfo.InvariantCulture) : "-";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
    }
}
