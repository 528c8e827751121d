namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>The resource server asks again: a dead token gets exactly <c>{"active":false}</c> (REV-10).</summary>
internal sealed class IntrospectInactiveStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Introspect again";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var answer = await Introspection.AskAsync(context, context.AccessToken, cancellationToken);
        return Introspection.IsInactive(answer)
            ? new StepOutcome.Passed("inactive, and nothing else is told")
            : new StepOutcome.Failed($"expected exactly {{\"active\":false}}, got {answer.Describe()}");
    }
}
