using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.UpstreamMetadata;

/// <summary>The endpoints of a metadata document or of its signed part; null where one is absent. DISC-14, DISC-15, DISC-18, DISC-26.</summary>
/// <param name="AuthorizationEndpoint"><c>authorization_endpoint</c>.</param>
/// <param name="TokenEndpoint"><c>token_endpoint</c>.</param>
/// <param name="RegistrationEndpoint"><c>registration_endpoint</c>.</param>
internal sealed record MetadataEndpoints(
    string? AuthorizationEndpoint,
    string? TokenEndpoint,
    string? RegistrationEndpoint
)
{
    /// <summary>Whether all three are there, as a data holder needs them, and are absolute https URLs without fragment.</summary>
    internal bool AreUsable =>
        IsEndpoint(AuthorizationEndpoint) && IsEndpoint(TokenEndpoint) && IsEndpoint(RegistrationEndpoint);

    /// <summary>Whether all three are on the origin (scheme, host, port) of a URL; they are <see cref="AreUsable"/>.</summary>
    /// <param name="baseUrl">An absolute URL.</param>
    internal bool AreOnOriginOf(string baseUrl)
    {
        var origin = OriginOf(baseUrl);
        return OriginOf(AuthorizationEndpoint!) == origin
            && OriginOf(TokenEndpoint!) == origin
            && OriginOf(RegistrationEndpoint!) == origin;
    }

    /// <summary>Reads the members.</summary>
    /// <returns>False when one has the wrong type.</returns>
    internal static bool TryRead(JsonElement owner, out MetadataEndpoints? endpoints)
    {
        var isTyped =
            owner.TryGetOptionalString("authorization_endpoint", out var authorization) != ClaimPresence.WrongType
            & owner.TryGetOptionalString("token_endpoint", out var token) != ClaimPresence.WrongType
            & owner.TryGetOptionalString("registration_endpoint", out var registration) != ClaimPresence.WrongType;
        endpoints = isTyped ? new(authorization, token, registration) : null;
        return isTyped;
    }

    private static string OriginOf(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);

    private static bool IsEndpoint(string? url) =>
        url is { Length: <= MetadataLimits.UriLength }
        && MetadataUri.IsHttps(url)
        && !url.Contains('#', StringComparison.Ordinal);
}
