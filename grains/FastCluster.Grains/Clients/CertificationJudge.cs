using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Grains.Clients;

/// <summary>Judges the certifications that came with a registration.</summary>
internal sealed class CertificationJudge
{
    /// <summary>Temporary.</summary>
    public ValueTask<(RegistrationTerms? Terms, RejectionReason Reason)> JudgeAsync(
        RegistrationCase opened,
        ClientMetadata metadata,
        DateTimeOffset now
    ) => new((new RegistrationTerms(metadata, [], []), RejectionReason.None));
}
