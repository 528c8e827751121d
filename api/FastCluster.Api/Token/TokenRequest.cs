using System.Collections.Frozen;
using FastCluster.Api.Forms;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Token;

/// <summary>A token request whose form was read: single values, nothing judged beyond the shape.</summary>
/// <param name="GrantType"><c>grant_type</c>.</param>
/// <param name="ClientAssertion"><c>client_assertion</c> in UTF-8.</param>
/// <param name="ClientId"><c>client_id</c>, or null.</param>
/// <param name="Scope"><c>scope</c>, or null.</param>
/// <param name="Udap"><c>udap</c>, or null.</param>
/// <param name="Resources"><c>resource</c> values.</param>
internal sealed record TokenRequest(
    string GrantType,
    byte[] ClientAssertion,
    string? ClientId,
    string? Scope,
    string? Udap,
    IReadOnlyList<string> Resources
)
{
    private const string AssertionName = "assertion";
    private const string CodeName = "code";
    private const string CodeVerifierName = "code_verifier";
    private const string GrantTypeName = "grant_type";
    private const string RedirectUriName = "redirect_uri";
    private const string RefreshTokenName = "refresh_token";
    private const string ScopeName = "scope";

    /// <summary>The parameters that a token request may have.</summary>
    public static FrozenSet<string> Parameters { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            AssertionName,
            CodeName,
            CodeVerifierName,
            GrantTypeName,
            RedirectUriName,
            RefreshTokenName,
            ScopeName,
            AssertionParameters.Assertion,
            AssertionParameters.AssertionType,
            AssertionParameters.ClientId,
            AssertionParameters.ClientSecret,
            AssertionParameters.Udap,
            FormParameters.Resource
        );

    /// <summary><c>code</c>, or null (TOK-12).</summary>
    public string? Code { get; private init; }

    /// <summary><c>redirect_uri</c>, or null (TOK-13).</summary>
    public string? RedirectUri { get; private init; }

    /// <summary><c>code_verifier</c>, or null (TOK-14).</summary>
    public string? CodeVerifier { get; private init; }

    /// <summary><c>refresh_token</c>, or null (REF-02).</summary>
    public string? RefreshToken { get; private init; }

    /// <summary><c>assertion</c> in UTF-8, or null (AZA-02).</summary>
    public byte[]? Assertion { get; private init; }

    /// <summary>Reads the request from its form.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="hasAuthorizationHeader">Whether an <c>Authorization</c> header came along.</param>
    /// <param name="request">The request; null when refused.</param>
    /// <returns>The rule that refused, or none. TOK-02, TOK-03, TOK-05, TOK-11.</returns>
    public static RejectionReason TryRead(FormParameters form, bool hasAuthorizationHeader, out TokenRequest? request)
    {
        request = null;
        var reason = AssertionParameters.Check(form, hasAuthorizationHeader);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        if (form[GrantTypeName] is not { } grantType)
        {
            return RejectionReason.FormParameterMissing;
        }

        request = new(
            grantType,
            form.Utf8(AssertionParameters.Assertion)!,
            form[AssertionParameters.ClientId],
            form[ScopeName],
            form[AssertionParameters.Udap],
            form.Resources
        )
        {
            Assertion = form.Utf8(AssertionName),
            Code = form[CodeName],
            RedirectUri = form[RedirectUriName],
            CodeVerifier = form[CodeVerifierName],
            RefreshToken = form[RefreshTokenName],
        };
        return RejectionReason.None;
    }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(TokenRequest);
}
