using System.Net;
using System.Text.Json;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>The resource server asks again: a dead token gets exactly <c>{"active":false}</c> (REV-10).</summary>
internal sealed class IntrospectInactiveStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Introspect again";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var answer = await Introspection.AskAsync(context, cancellationToken);
        return answer.Status == HttpStatusCode.OK && IsExactlyInactive(answer.Json)
            ? new StepOutcome.Passed("inactive, and nothing else is told")
            : new StepOutcome.Failed($"expected exactly {{\"active\":false}}, got {answer.Describe()}");
    }

    private static bool IsExactlyInactive(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object
        && answer.EnumerateObject().Count() == 1
        && answer.TryGetProperty("active", out var active)
        && active.ValueKind == JsonValueKind.False;
}
