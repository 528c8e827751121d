using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Decisions;
using FastCluster.Grains.Tokens;

namespace FastCluster.Grains.Clients;

/// <summary>The audit record of a registration request: what it turned out to be, and which client it concerned (BCP-12).</summary>
internal static class RegistrationDecision
{
    /// <summary>Describes a request that was answered.</summary>
    /// <param name="request">The request.</param>
    /// <param name="opened">The statement whose signer is proven, or null.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="change">What the client's actor did, or null when it was not asked.</param>
    public static Decision Of(
        RegistrationRequestMessage request,
        RegistrationCase? opened,
        RegistrationReply reply,
        ClientChange? change
    )
    {
        var (kind, clientId) = change switch
        {
            ClientChange.Created created => (DecisionKind.Registration, created.ClientId),
            ClientChange.Modified modified => (DecisionKind.Modification, modified.ClientId),
            ClientChange.Cancelled cancelled => (DecisionKind.Cancellation, cancelled.ClientId),
            _ => (DecisionKind.Registration, null),
        };
        return new()
        {
            Kind = kind,
            Reason = reply is RegistrationReply.Rejected rejected ? rejected.Reason : RejectionReason.None,
            AuthorizationServer = request.ServerId,
            Community = opened?.Community.Uri,
            ClientId = clientId,
            Issuer = opened?.Claims.Issuer,
            JwtId = opened?.Claims.JwtId,
            CertificateThumbprint = opened?.Chain.Path.Certificates[0].ThumbprintText(),
            SourceAddress = request.Source,
            CorrelationId = request.CorrelationId,
        };
    }
}
