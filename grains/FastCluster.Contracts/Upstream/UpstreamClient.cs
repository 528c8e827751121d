namespace FastCluster.Contracts.Upstream;

/// <summary>This server as a client of an identity provider.</summary>
/// <param name="Reason">
/// <see cref="RejectionReason.None"/>, <see cref="RejectionReason.IdpCredentialMissing"/>,
/// <see cref="RejectionReason.IdpRegistrationNotOffered"/> or <see cref="RejectionReason.IdpRegistrationRefused"/>.
/// </param>
/// <param name="ClientId">The client id exactly when the reason is none, 1 to 512 characters.</param>
[GenerateSerializer, Immutable, Alias("fc.UpstreamClient")]
public readonly record struct UpstreamClient(
    [property: Id(0)] RejectionReason Reason,
    [property: Id(1)] string? ClientId = null
);
