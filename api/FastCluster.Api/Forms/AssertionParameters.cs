using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Forms;

/// <summary>
/// The parameters by which a caller proves itself with a JWT (RFC 7521 section 4.2): one mechanism, and no secret.
/// </summary>
internal static class AssertionParameters
{
    /// <summary>Name of the assertion's parameter.</summary>
    public const string Assertion = "client_assertion";

    /// <summary>Name of the parameter that says what the assertion is.</summary>
    public const string AssertionType = "client_assertion_type";

    /// <summary>Name of the parameter that repeats the client id.</summary>
    public const string ClientId = "client_id";

    /// <summary>Name of the parameter that may never be sent.</summary>
    public const string ClientSecret = "client_secret";

    /// <summary>Name of the protocol's version parameter.</summary>
    public const string Udap = "udap";

    private static ReadOnlySpan<byte> JwtBearer => "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"u8;

    /// <summary>Judges how the caller proves itself, before anything is parsed.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="hasAuthorizationHeader">Whether an <c>Authorization</c> header came along.</param>
    /// <returns>The rule that refused, or none. TOK-02, TOK-03, TOK-05.</returns>
    public static RejectionReason Check(FormParameters form, bool hasAuthorizationHeader)
    {
        var (assertion, type) = (form.Utf8(Assertion), form.Utf8(AssertionType));
        if (hasAuthorizationHeader)
        {
            return assertion is null && type is null
                ? RejectionReason.FormAuthorizationHeader
                : RejectionReason.FormTwoCredentials;
        }

        if (form.Utf8(ClientSecret) is not null)
        {
            return RejectionReason.FormClientSecret;
        }

        if (assertion is null || type is null)
        {
            return RejectionReason.FormParameterMissing;
        }

        return type.AsSpan().SequenceEqual(JwtBearer) ? RejectionReason.None : RejectionReason.FormAssertionType;
    }
}
