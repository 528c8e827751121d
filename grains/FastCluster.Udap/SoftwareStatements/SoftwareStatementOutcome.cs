using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>What a software statement asks for once its rules have been applied.</summary>
public abstract record SoftwareStatementOutcome
{
    private SoftwareStatementOutcome() { }

    /// <summary>Register the client, or replace its earlier registration.</summary>
    /// <param name="Metadata">What to register.</param>
    public sealed record Registration(ClientMetadata Metadata) : SoftwareStatementOutcome;

    /// <summary>Cancel the registration of the issuer: <c>grant_types</c> is the empty array. MOD-10.</summary>
    public sealed record Cancellation : SoftwareStatementOutcome;

    /// <summary>The statement is refused.</summary>
    /// <param name="Reason">The first rule that failed, never <see cref="RejectionReason.None"/>.</param>
    public sealed record Rejected(RejectionReason Reason) : SoftwareStatementOutcome;
}
