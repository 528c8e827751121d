namespace FastCluster.Silo.Demo.Tiered.App;

/// <summary>What the data holder answered by way of the browser; state and issuer are checked.</summary>
/// <param name="Code">Code, or null where the request was refused.</param>
/// <param name="Error">Error, or null.</param>
/// <param name="Verifier">Secret of the request.</param>
internal sealed record AppAnswer(string? Code, string? Error, string Verifier)
{
    /// <summary>Never shows the secrets.</summary>
    public override string ToString() => nameof(AppAnswer);
}
