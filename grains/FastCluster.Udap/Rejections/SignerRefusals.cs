namespace FastCluster.Udap.Rejections;

/// <summary>
/// What the refusal of a signer reads as where JWTs of one kind have reasons of their own: who could not be judged yet
/// stays so, a bad signature and a chain that is not trusted are told apart, and no more.
/// </summary>
internal static class SignerRefusals
{
    /// <summary>Translates a reason.</summary>
    /// <param name="signer">What signature, path and revocation were refused for, or none.</param>
    /// <param name="signature">Stands for a signature that does not verify.</param>
    /// <param name="untrusted">Stands for everything about the chain.</param>
    internal static RejectionReason Translate(
        RejectionReason signer,
        RejectionReason signature,
        RejectionReason untrusted
    ) =>
        signer switch
        {
            RejectionReason.None
            or RejectionReason.RevocationPending
            or RejectionReason.RevocationStale
            or RejectionReason.RevocationIndexStale
            or RejectionReason.JudgedStale
            or RejectionReason.StoreUnavailable => signer,
            RejectionReason.JwtSignatureInvalid or RejectionReason.JwtAlgorithmKeyMismatch => signature,
            _ => untrusted,
        };
}
