using System.Collections.Frozen;
using FastCluster.Api.Forms;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Revocation;

/// <summary>A revocation request whose form was read (RFC 7009 section 2.1); the type hint is not read at all (REV-06).</summary>
/// <param name="Token"><c>token</c>.</param>
/// <param name="ClientAssertion"><c>client_assertion</c>.</param>
/// <param name="ClientId"><c>client_id</c>, or null.</param>
/// <param name="Udap"><c>udap</c>, or null.</param>
internal sealed record RevocationRequest(string Token, string ClientAssertion, string? ClientId, string? Udap)
{
    private const string TokenName = "token";

    /// <summary>The parameters that a revocation request may have.</summary>
    public static FrozenSet<string> Parameters { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            TokenName,
            AssertionParameters.Assertion,
            AssertionParameters.AssertionType,
            AssertionParameters.ClientId,
            AssertionParameters.ClientSecret,
            AssertionParameters.Udap
        );

    /// <summary>Reads the request from its form.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="hasAuthorizationHeader">Whether an <c>Authorization</c> header came along.</param>
    /// <param name="request">The request; null when refused.</param>
    /// <returns>The rule that refused, or none. REV-01.</returns>
    public static RejectionReason TryRead(
        FormParameters form,
        bool hasAuthorizationHeader,
        out RevocationRequest? request
    )
    {
        request = null;
        var reason = AssertionParameters.Check(form, hasAuthorizationHeader);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        if (form[TokenName] is not { } token)
        {
            return RejectionReason.FormParameterMissing;
        }

        request = new(
            token,
            form[AssertionParameters.Assertion]!,
            form[AssertionParameters.ClientId],
            form[AssertionParameters.Udap]
        );
        return RejectionReason.None;
    }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(RevocationRequest);
}
