using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests;

/// <summary>Reports with known figures.</summary>
internal static class SampleReports
{
    /// <summary>A run of 10 tokens and 10 introspections in each of 5 windows and seconds.</summary>
    /// <param name="factor">By how much medians and processor time are larger than 4 ms and 300 us.</param>
    /// <param name="errors">How many more failed with 503.</param>
    public static LoadReport Create(double factor = 1, int errors = 0) =>
        new(
            LoadReport.CurrentVersion,
            new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new MachineReport(2, "Linux", ".NET", "1.0.0", 0.5),
            "local",
            new PlanReport(10, 1, 1, 5, 5, 256, 1, "ES256"),
            [
                Scenario("token-client-credentials", "token", factor, errors),
                Scenario("introspect", "introspect", factor, errors: 0),
            ],
            [new ThresholdReport("token.p99<50ms", 8 * factor, IsHeld: true)]
        );

    /// <summary>One scenario with one operation.</summary>
    public static ScenarioReport Scenario(string name, string operation, double factor, int errors)
    {
        LatencyReport[] windows =
        [
            .. Enumerable.Range(0, 5).Select(number => Latency(factor * (1 + (number / 100.0)))),
        ];
        double[] costs = [.. Enumerable.Range(0, 5).Select(number => 300 * factor * (1 + (number / 100.0)))];
        var failed = new Dictionary<string, long>();
        if (errors > 0)
        {
            failed["503"] = errors;
        }

        return new(
            name,
            10,
            9.5,
            new ServerReport(300 * factor, 0.03, 20, costs),
            new GeneratorReport(0.1, 0.2, 1.5),
            [
                new OperationReport(
                    operation,
                    50,
                    failed,
                    Latency(factor),
                    windows,
                    [.. windows.Select((window, second) => new SecondReport(second, 10, 0, window))]
                ),
            ]
        );
    }

    private static LatencyReport Latency(double factor) =>
        new(4 * factor, 6 * factor, 8 * factor, 9.25 * factor, 10 * factor, 4.5 * factor);
}
