using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>Looks into the identity provider's own records: one registration for all visits, and nothing of the app.</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class ProviderRecordsStep(TieredVisit visit) : IJourneyStep
{
    private const int Visits = 2;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public string Name => "What the provider saw";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var records = await ReadAsync(context.Time, cancellationToken);
        var (registrations, sent) = (records.Count("Registration"), records.Count("Token"));
        if (registrations != 1 || sent != Visits)
        {
            return new StepOutcome.Failed(
                $"expected 1 registration and {Visits} sign-ins, found {registrations} and {sent}"
            );
        }

        return UpstreamRequest.FindTrace(string.Join('\n', records.Lines), visit.World, context) is { } trace
            ? new StepOutcome.Failed($"{TieredSettings.ProviderName} recorded {trace}")
            : new StepOutcome.Passed(
                $"1 registration, of {TieredSettings.HolderName}, and {Visits} sign-ins; nothing of the app"
            );
    }

    /// <summary>Records reach the disk a moment after what they are about.</summary>
    private async Task<ProviderRecords> ReadAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var records = ProviderRecords.Read(visit.World.Settings.ProviderFolder);
            if (records.Count("Token") >= Visits || time.GetElapsedTime(start) > s_patience)
            {
                return records;
            }

            await Task.Delay(s_pause, time, cancellationToken);
        }
    }
}
