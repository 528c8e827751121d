namespace FastCluster.Silo.Demo.Journey;

/// <summary>One step of the journey.</summary>
internal interface IJourneyStep
{
    /// <summary>What the step does, two to four words.</summary>
    string Name { get; }

    /// <summary>Does it.</summary>
    /// <param name="context">What earlier steps found; takes up what this one finds.</param>
    /// <param name="cancellationToken">Ends the step.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken);
}
