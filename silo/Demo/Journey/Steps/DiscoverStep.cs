using System.Net;
using System.Text.Json;
using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>Reads the UDAP metadata of the base URL and believes it only when the community vouches for it.</summary>
internal sealed class DiscoverStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Discover and trust";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var target = context.Target;
        var answer = await context.Client.GetAsync($"{target.FhirBase}/.well-known/udap", cancellationToken);
        if (answer.Status != HttpStatusCode.OK)
        {
            return new StepOutcome.Failed($"expected UDAP metadata, got {answer.Describe()}");
        }

        context.Note("signed_metadata", answer.ReadText("signed_metadata") ?? "");
        var check = new SignedMetadataCheck(new CommunityTrust(target.CommunityRoots), context.Time);
        var outcome = await check.CheckAsync(target.FhirBase, answer.Json);
        if (outcome is not SignedMetadataOutcome.Trusted trusted)
        {
            return new StepOutcome.Failed(((SignedMetadataOutcome.Refused)outcome).Reason);
        }

        if (FindScope(answer.Json) is not { } scope)
        {
            return new StepOutcome.Failed("the server offers no system/ scope");
        }

        context.Endpoints = trusted.Endpoints;
        context.Scope = scope;
        return new StepOutcome.Passed(
            $"RS256 metadata signed by a path of {trusted.PathLength} certificates to {trusted.Root}"
        );
    }

    private static string? FindScope(JsonElement metadata) =>
        metadata.TryGetProperty("scopes_supported", out var scopes) && scopes.ValueKind == JsonValueKind.Array
            ? scopes
                .EnumerateArray()
                .Select(scope => scope.GetString() ?? "")
                .FirstOrDefault(scope =>
                    scope.StartsWith("system/", StringComparison.Ordinal)
                    && !scope.Contains('*', StringComparison.Ordinal)
                )
            : null;
}
