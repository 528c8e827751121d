using System.Text.Json.Serialization;
using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests;

/// <summary>The files that are written and read: reports and weights.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(LoadReport))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
