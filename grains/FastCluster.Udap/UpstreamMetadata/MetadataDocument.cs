using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.UpstreamMetadata;

/// <summary>
/// The UDAP metadata document of a foreign server, of right form and not yet judged: nothing in it may be used. Immutable.
/// TIER-06; SSRAA 2.0 section 2.2.
/// </summary>
public sealed class MetadataDocument
{
    /// <summary>Longest document in bytes: 128 KiB.</summary>
    public const int MaximumLength = 128 * 1024;

    private const int MaximumDepth = 16;
    private const int MaximumEntries = 1024;

    private MetadataDocument(ParsedJwt signedMetadata, MetadataEndpoints endpoints)
    {
        SignedMetadata = signedMetadata;
        Endpoints = endpoints;
    }

    /// <summary><c>signed_metadata</c>: the caller judges its signature, path and revocation.</summary>
    public ParsedJwt SignedMetadata { get; }

    internal MetadataEndpoints Endpoints { get; }

    internal ImmutableArray<string> Versions { get; private init; } = [];

    internal ImmutableArray<string> Profiles { get; private init; } = [];

    internal ImmutableArray<string> GrantTypes { get; private init; } = [];

    internal ImmutableArray<string> Scopes { get; private init; } = [];

    internal ImmutableArray<string> AuthenticationMethods { get; private init; } = [];

    internal ImmutableArray<string> TokenAlgorithms { get; private init; } = [];

    internal ImmutableArray<string> RegistrationAlgorithms { get; private init; } = [];

    /// <summary>Parses a document; no cryptography.</summary>
    /// <param name="body">What the server sent, of any shape.</param>
    /// <param name="document">The document when the answer is none.</param>
    /// <returns>
    /// <see cref="RejectionReason.IdpMetadataMalformed"/>, <see cref="RejectionReason.IdpMetadataUnsigned"/>, or none.
    /// </returns>
    public static RejectionReason TryParse(ReadOnlySpan<byte> body, out MetadataDocument? document)
    {
        document = null;
        return
            body.Length <= MaximumLength
            && StrictJson.TryParseObject(body, MaximumDepth, out var root) == JsonFault.None
            ? TryRead(root, out document)
            : RejectionReason.IdpMetadataMalformed;
    }

    private static RejectionReason TryRead(JsonElement root, out MetadataDocument? document)
    {
        document = null;
        var isWhole =
            MetadataEndpoints.TryRead(root, out var endpoints)
            & TryReadList(root, "udap_versions_supported", out var versions)
            & TryReadList(root, "udap_profiles_supported", out var profiles)
            & TryReadList(root, "grant_types_supported", out var grantTypes)
            & TryReadList(root, "scopes_supported", out var scopes)
            & TryReadList(root, "token_endpoint_auth_methods_supported", out var methods)
            & TryReadList(root, "token_endpoint_auth_signing_alg_values_supported", out var tokenAlgorithms)
            & TryReadList(
                root,
                "registration_endpoint_jwt_signing_alg_values_supported",
                out var registrationAlgorithms
            );
        if (!isWhole || root.TryGetOptionalString("signed_metadata", out var signed) == ClaimPresence.WrongType)
        {
            return RejectionReason.IdpMetadataMalformed;
        }

        if (JwtParser.TryParse(signed ?? string.Empty, JwtLimits.Default, out var jwt) != RejectionReason.None)
        {
            return RejectionReason.IdpMetadataUnsigned;
        }

        document = new(jwt!, endpoints!)
        {
            Versions = versions,
            Profiles = profiles,
            GrantTypes = grantTypes,
            Scopes = scopes,
            AuthenticationMethods = methods,
            TokenAlgorithms = tokenAlgorithms,
            RegistrationAlgorithms = registrationAlgorithms,
        };
        return RejectionReason.None;
    }

    /// <summary>An absent list is empty: the rules say which one is needed.</summary>
    private static bool TryReadList(JsonElement root, string name, out ImmutableArray<string> values) =>
        root.TryGetOptionalStrings(name, out values) != ClaimPresence.WrongType && values.Length <= MaximumEntries;
}
