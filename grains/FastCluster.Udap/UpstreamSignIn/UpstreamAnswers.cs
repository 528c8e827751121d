using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>Reads what an identity provider answers to this server's own requests. Pure; any number of callers at once.</summary>
public static class UpstreamAnswers
{
    /// <summary>Longest answer in bytes: 64 KiB.</summary>
    public const int MaximumLength = 64 * 1024;

    private const int MaximumDepth = 16;
    private const int MaximumClientId = 512;
    private const int MaximumToken = 16 * 1024;
    private const int MaximumUrl = 2048;

    /// <summary>Reads the answer of a registration: 200 or 201 with the client id. REG-26, REG-27.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="clientId">The client id when the answer is none, 1 to 512 characters.</param>
    /// <returns><see cref="RejectionReason.IdpRegistrationRefused"/>, or none.</returns>
    public static RejectionReason TryReadRegistration(int status, ReadOnlySpan<byte> body, out string clientId)
    {
        clientId = string.Empty;
        var isRead =
            status is 200 or 201
            && TryParse(body, out var root)
            && root.TryGetString("client_id", out clientId)
            && clientId.Length is > 0 and <= MaximumClientId;
        return isRead ? RejectionReason.None : RejectionReason.IdpRegistrationRefused;
    }

    /// <summary>Reads the answer of a token endpoint. TIER-27.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="tokens">The tokens when the answer is none.</param>
    /// <returns>
    /// <see cref="RejectionReason.IdpTokenRefused"/>, <see cref="RejectionReason.IdTokenMissing"/>, or none.
    /// </returns>
    public static RejectionReason TryReadTokens(int status, ReadOnlySpan<byte> body, out UpstreamTokens? tokens)
    {
        tokens = null;
        if (status != 200 || !TryParse(body, out var root) || !IsBearer(root, out var accessToken))
        {
            return RejectionReason.IdpTokenRefused;
        }

        if (!root.TryGetString("id_token", out var idToken) || idToken.Length == 0)
        {
            return RejectionReason.IdTokenMissing;
        }

        tokens = new(accessToken, idToken);
        return RejectionReason.None;
    }

    /// <summary>Whether the token endpoint does not know this client any more.</summary>
    /// <param name="body">The body of a refusal.</param>
    public static bool IsClientUnknown(ReadOnlySpan<byte> body) =>
        TryParse(body, out var root)
        && root.TryGetString("error", out var error)
        && error is "invalid_client" or "unauthorized_client";

    /// <summary>Reads the discovery document of an identity provider as far as it is needed.</summary>
    /// <param name="body">The body.</param>
    /// <returns>Its <c>userinfo_endpoint</c>, any https text of 2,048 characters at most, or null.</returns>
    public static string? ReadUserInfoEndpoint(ReadOnlySpan<byte> body) =>
        TryParse(body, out var root)
        && root.TryGetString("userinfo_endpoint", out var url)
        && url.Length <= MaximumUrl
        && url.StartsWith("https://", StringComparison.Ordinal)
            ? url
            : null;

    /// <summary>Reads the answer of a UserInfo endpoint. TIER-34; OpenID Connect Core section 5.3.2.</summary>
    /// <param name="body">The body.</param>
    /// <param name="person">The person of the ID token.</param>
    /// <returns>The person with what was said of them; null when it is about somebody else, or is no answer.</returns>
    public static PersonClaims? ReadUserInfo(ReadOnlySpan<byte> body, PersonClaims person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return
            TryParse(body, out var root)
            && root.TryGetString("sub", out var subject)
            && string.Equals(subject, person.Subject, StringComparison.Ordinal)
            ? person.With(root)
            : null;
    }

    private static bool IsBearer(JsonElement root, out string accessToken) =>
        root.TryGetString("access_token", out accessToken)
        && accessToken.Length is > 0 and <= MaximumToken
        && root.TryGetString("token_type", out var type)
        && type.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    private static bool TryParse(ReadOnlySpan<byte> body, out JsonElement root)
    {
        root = default;
        return body.Length <= MaximumLength
            && StrictJson.TryParseObject(body, MaximumDepth, out root) == JsonFault.None;
    }
}
