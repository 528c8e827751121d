using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.Testing.Vectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Tests.Pages;

/// <summary>The README of the library, its messages and its instruments cannot differ.</summary>
public sealed class ReadmeTests
{
    private const string Readme = "api/FastCluster.ResourceServer/README.md";
    private const string Sample = "tests/FastCluster.ResourceServer.Tests/Sample/ReadmeSample.cs";

    [Fact]
    public void Readme_LogEvents_AreThoseOfTheCode()
    {
        var listed = RepositoryFiles
            .ReadTable(Readme, cell => int.TryParse(cell, out _))
            .Select(row => $"{row[0]} {row[1]}");

        var coded = typeof(Log)
            .GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.EventId} {one.Level}"));

        Assert.Equal(coded.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Readme_Metrics_AreThoseOfTheCode()
    {
        var listed = RepositoryFiles
            .ReadTable(Readme, cell => cell.StartsWith("`fastcluster.", StringComparison.Ordinal))
            .Select(row => $"{row[0].Trim('`')} {row[2].Trim('`')}");

        Assert.Equal(Instruments().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_Options_AreThoseOfTheCode()
    {
        var options = typeof(FastClusterBearerOptions)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(one => one.Name)
            .ToList();

        var listed = RepositoryFiles
            .ReadTable(Readme, cell => Names(cell).Any(options.Contains))
            .SelectMany(row => Names(row[0]));

        Assert.Equal(options.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_Program_IsTheOneThatIsCompiled()
    {
        var readme = File.ReadAllText(RepositoryFiles.PathOf(Readme));
        var program = readme.Split("```csharp")[1].Split("```")[0];

        var compiled = File.ReadLines(RepositoryFiles.PathOf(Sample)).Select(line => line.Trim()).ToHashSet();

        Assert.All(program.Split('\n'), line => Assert.Contains(line.Trim(), compiled));
    }

    private static IEnumerable<string> Names(string cell) => cell.Split(", ").Select(name => name.Trim('`'));

    private static List<string> Instruments()
    {
        var found = new List<string>();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var listener = new MeterListener
        {
            InstrumentPublished = (one, _) =>
            {
                if (one.Meter.Name == MetricNames.Meter && one.Meter.Scope == services.GetService<IMeterFactory>())
                {
                    found.Add($"{one.Name} {one.Unit}");
                }
            },
        };
        listener.Start();
        _ = new ResourceServerMetrics(
            services.GetRequiredService<IMeterFactory>(),
            new RevocationState(TimeProvider.System)
        );
        return found;
    }
}
