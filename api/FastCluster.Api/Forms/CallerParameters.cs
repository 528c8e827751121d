using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Forms;

/// <summary>How a resource server proves itself: an assertion in the form, or else its TLS client certificate. REV-09.</summary>
internal static class CallerParameters
{
    /// <summary>Judges the form of the proof, before anything is parsed.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="hasAuthorizationHeader">Whether an <c>Authorization</c> header came along.</param>
    /// <param name="hasCertificate">Whether the connection or a named proxy shows a client certificate.</param>
    /// <returns>The rule that refused, or none.</returns>
    public static RejectionReason Check(FormParameters form, bool hasAuthorizationHeader, bool hasCertificate)
    {
        var hasAssertion =
            form[AssertionParameters.Assertion] is not null || form[AssertionParameters.AssertionType] is not null;
        if (hasAssertion || hasAuthorizationHeader || form[AssertionParameters.ClientSecret] is not null)
        {
            return AssertionParameters.Check(form, hasAuthorizationHeader);
        }

        return hasCertificate ? RejectionReason.None : RejectionReason.CallerAnonymous;
    }

    /// <summary>The proof of a form that was judged; an assertion wins over the certificate.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="certificates">TLS client certificate and chain, DER; empty when none.</param>
    public static CallerCredential CredentialOf(FormParameters form, byte[][] certificates)
    {
        var assertion = form[AssertionParameters.Assertion];
        return new(assertion, assertion is null ? certificates : []);
    }
}
