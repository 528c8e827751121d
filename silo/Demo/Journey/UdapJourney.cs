using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using FastCluster.Silo.Demo.Recording;

namespace FastCluster.Silo.Demo.Journey;

/// <summary>Takes steps in order, as an outside client. The first that fails ends the journey.</summary>
/// <param name="steps">The steps.</param>
/// <param name="context">What the steps share.</param>
/// <param name="log">Where their requests are kept.</param>
/// <param name="time">Measures the steps.</param>
internal sealed class UdapJourney(
    ImmutableArray<IJourneyStep> steps,
    JourneyContext context,
    ExchangeLog log,
    TimeProvider time
)
{
    /// <summary>Runs the steps until one fails.</summary>
    /// <param name="observer">Is told of each step.</param>
    /// <param name="cancellationToken">Ends the journey; the step that was under way counts as failed.</param>
    /// <returns>The report, of a failed journey too.</returns>
    public async Task<DemoReport> RunAsync(IJourneyObserver observer, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var reports = new List<DemoStepReport>();
        foreach (var step in steps)
        {
            var number = reports.Count + 1;
            observer.OnStarted(number);
            var start = time.GetTimestamp();
            var outcome = await RunStepAsync(step, cancellationToken);
            var elapsed = time.GetElapsedTime(start);
            observer.OnEnded(number, outcome, elapsed);
            reports.Add(Report(number, step, outcome, elapsed));
            if (outcome is StepOutcome.Failed)
            {
                return context.Report(startedAt, reports, hasPassed: false);
            }
        }

        return context.Report(startedAt, reports, hasPassed: true);
    }

    private async Task<StepOutcome> RunStepAsync(IJourneyStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await step.RunAsync(context, cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            return new StepOutcome.Failed(
                $"no answer from the server: {fault.InnerException?.Message ?? fault.Message}"
            );
        }
        catch (OperationCanceledException)
        {
            return new StepOutcome.Failed("no answer in time, or interrupted");
        }
        catch (Exception fault)
            when (fault is JsonException or FormatException or CryptographicException or ArgumentException)
        {
            return new StepOutcome.Failed($"the answer is malformed: {fault.Message}");
        }
    }

    private DemoStepReport Report(int number, IJourneyStep step, StepOutcome outcome, TimeSpan elapsed) =>
        new()
        {
            Number = number,
            Name = step.Name,
            HasPassed = outcome is StepOutcome.Passed,
            Line = outcome.Line,
            Milliseconds = Math.Round(elapsed.TotalMilliseconds, 2),
            Exchanges = log.Take(),
            Jwts = context.TakeJwts(),
        };
}
