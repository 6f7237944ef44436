using System.Reflection;
using BenchmarkDotNet.Running;

// By hand: dotnet run -c Release --project tests/Monitoring.Benchmarks -- --filter '*Language*'
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
