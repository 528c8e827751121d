namespace FastCluster.Silo.Demo.Journey;

/// <summary>Is told how the journey goes, one step at a time.</summary>
internal interface IJourneyObserver
{
    /// <summary>A step begins.</summary>
    /// <param name="number">Place of the step, from 1.</param>
    void OnStarted(int number);

    /// <summary>A step ended.</summary>
    /// <param name="number">Place of the step, from 1.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="elapsed">How long it took.</param>
    void OnEnded(int number, StepOutcome outcome, TimeSpan elapsed);
}
