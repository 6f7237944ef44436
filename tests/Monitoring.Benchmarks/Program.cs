using System.Reflection;
using BenchmarkDotNet.Running;
using Monitoring.Benchmarks.Infra;

// By hand: dotnet run -c Release --project tests/Monitoring.Benchmarks -- --filter '*Language*'
// or against a server that runs: dotnet run -c Release --project tests/Monitoring.Benchmarks -- server http://localhost:5080
if (args is ["server", var url]) await ServerTimes.RunAsync(new Uri(url));
else BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
