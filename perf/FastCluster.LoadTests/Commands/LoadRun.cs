using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;
using FastCluster.Pki;

namespace FastCluster.LoadTests.Commands;

/// <summary>Runs scenarios one after another against one target and reports them.</summary>
/// <param name="settings">What to run.</param>
/// <param name="output">Gets progress and results.</param>
/// <param name="clock">Dates the report.</param>
internal sealed class LoadRun(RunSettings settings, TextWriter output, TimeProvider clock)
{
    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException">A scenario or a threshold does not exist, or a certificate is missing.</exception>
    /// <exception cref="RunException">The target does not answer as it must.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        Array.ForEach([settings.JsonFile, settings.HtmlFile], ThrowIfReadOnly);
        var (startedAt, machine) = (clock.GetUtcNow(), MachineReport.Read());
        await using var target = await settings.Target.StartAsync(settings.Scenarios, output, cancellationToken);
        var scenarios = settings
            .Scenarios.Select(name => ScenarioCatalogue.Create(name, target, settings.Settings))
            .ToList();
        ThrowIfUnknown(scenarios);
        var reports = new List<ScenarioReport>();
        foreach (var scenario in scenarios)
        {
            using var loop = new OpenLoop(scenario, settings.Plan, target.ProcessorTime, output);
            reports.Add(await loop.RunAsync(cancellationToken));
            await WriteAsync(ReportLines.Of(reports[^1]));
        }

        ThresholdReport[] thresholds = [.. settings.Thresholds.Select(threshold => threshold.Judge(reports))];
        await WriteAsync(thresholds.Select(ReportLines.Of));
        var algorithm = settings.Settings.Algorithm == KeyAlgorithm.Rsa2048 ? "RS256" : "ES256";
        var plan = PlanReport.Of(settings.Plan, settings.Settings.Clients, algorithm);
        await SaveAsync(
            new(LoadReport.CurrentVersion, startedAt, machine, target.Description, plan, [.. reports], thresholds)
        );
        return thresholds.All(threshold => threshold.IsHeld) ? ExitCodes.Success : ExitCodes.Missed;
    }

    private void ThrowIfUnknown(IReadOnlyList<ILoadScenario> scenarios)
    {
        var names = scenarios.Select(scenario => scenario.Name).Concat(scenarios.SelectMany(one => one.Operations));
        if (settings.Thresholds.FirstOrDefault(threshold => !threshold.IsAboutOneOf(names)) is { } stray)
        {
            throw new UsageException($"{stray} names nothing that runs: {string.Join(", ", names.Distinct())}.");
        }
    }

    /// <summary>Better known before the run than after it. Makes the folder.</summary>
    private static void ThrowIfReadOnly(string? file)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var isNew = !File.Exists(file);
            File.Open(file, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew)
            {
                File.Delete(file);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be written: {fault.Message}");
        }
    }

    private async Task WriteAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
    }

    private async Task SaveAsync(LoadReport report)
    {
        if (settings.JsonFile is { } json)
        {
            await File.WriteAllBytesAsync(json, report.ToJson());
        }

        if (settings.HtmlFile is { } html)
        {
            await File.WriteAllTextAsync(html, HtmlReport.Write(report));
        }
    }
}
