using System.Collections.Immutable;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Tokens;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// The audit record of a token request: client, certificate, community, and what was asserted for whom and why, without
/// the personal parts (B2B-20, B2BU-08, BCP-12).
/// </summary>
internal static class TokenDecision
{
    /// <summary>Describes a request that was answered.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="grant">What passed every rule, or null.</param>
    public static Decision Of(TokenRequestMessage request, TokenReply reply, TokenGrant? grant) =>
        new()
        {
            Kind = DecisionKind.Token,
            Reason = reply is TokenReply.Rejected rejected ? rejected.Reason : RejectionReason.None,
            AuthorizationServer = request.ServerId,
            Community = grant?.Client.Community.Uri,
            ClientId = grant?.Client.Record.ClientId,
            Issuer = grant?.Client.Record.Issuer,
            JwtId = grant?.Client.Assertion.Claims.JwtId,
            CertificateThumbprint = grant?.Client.Chain.Path.Certificates[0].ThumbprintText(),
            SourceAddress = request.Source,
            CorrelationId = request.CorrelationId,
            Detail = grant switch
            {
                null => ImmutableSortedDictionary<string, string>.Empty,
                { Authority: { } authority } => Describe(grant).Add("authorized_by", authority.Assertion.Claims.Issuer),
                _ => Describe(grant),
            },
        };

    private static ImmutableSortedDictionary<string, string> Describe(TokenGrant grant)
    {
        var asserted = grant.Context.Asserted;
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add("scope", grant.Scope);
        Add("organization_id", asserted.OrganizationId);
        Add("organization_name", asserted.OrganizationName);
        Add("subject_role", asserted.SubjectRole);
        Add("purpose_of_use", string.Join(' ', asserted.PurposeOfUse));
        Add("consent_policy", string.Join(' ', asserted.ConsentPolicy));
        Add("consent_reference", string.Join(' ', asserted.ConsentReference));
        return facts.ToImmutable();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add(name, value);
            }
        }
    }
}
