using FastCluster.Pki;

namespace FastCluster.Silo.TestCommunities;

/// <summary>A kind of client certificate, with what a server that is true to the guide answers to its registration.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Meaning">What is right or wrong with it, in one line.</param>
/// <param name="Error">Expected <c>error</c> of the registration endpoint; null when it must be accepted.</param>
internal sealed record LeafKind(string Name, string Meaning, string? Error)
{
    /// <summary>Authority that issues it.</summary>
    public string Issuer { get; init; } = AuthorityKind.Issuing;

    /// <summary>Whether its serial number goes on the issuer's CRL.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>What it says other than an ordinary one; gets the time of making.</summary>
    public Func<LeafOptions, DateTimeOffset, LeafOptions> Change { get; init; } = static (options, _) => options;
}
