using System.Collections.Frozen;
using FastCluster.Api.Forms;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Introspection;

/// <summary>An introspection request whose form was read (RFC 7662 section 2.1).</summary>
/// <param name="Token"><c>token</c>.</param>
/// <param name="Credential">Assertion or TLS certificate of the resource server.</param>
/// <param name="ClientId"><c>client_id</c>, or null.</param>
internal sealed record IntrospectionRequest(string Token, CallerCredential Credential, string? ClientId)
{
    private const string TokenName = "token";

    /// <summary>The parameters that an introspection request may have.</summary>
    public static FrozenSet<string> Parameters { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            TokenName,
            AssertionParameters.Assertion,
            AssertionParameters.AssertionType,
            AssertionParameters.ClientId,
            AssertionParameters.ClientSecret
        );

    /// <summary>Reads the request from its form. Who the caller is comes first: nobody anonymous learns of a missing token.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="hasAuthorizationHeader">Whether an <c>Authorization</c> header came along.</param>
    /// <param name="certificates">TLS client certificate and chain, DER; empty when none.</param>
    /// <param name="request">The request; null when refused.</param>
    /// <returns>The rule that refused, or none. REV-09.</returns>
    public static RejectionReason TryRead(
        FormParameters form,
        bool hasAuthorizationHeader,
        byte[][] certificates,
        out IntrospectionRequest? request
    )
    {
        request = null;
        var reason = CallerParameters.Check(form, hasAuthorizationHeader, certificates.Length > 0);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        if (form[TokenName] is not { } token)
        {
            return RejectionReason.FormParameterMissing;
        }

        var credential = CallerParameters.CredentialOf(form, certificates);
        request = new(token, credential, form[AssertionParameters.ClientId]);
        return RejectionReason.None;
    }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(IntrospectionRequest);
}
