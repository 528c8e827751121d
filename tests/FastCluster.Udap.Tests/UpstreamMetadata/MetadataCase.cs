using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.UpstreamMetadata;

namespace FastCluster.Udap.Tests.UpstreamMetadata;

/// <summary>Metadata of an identity provider that are accepted, to deviate from.</summary>
internal sealed class MetadataCase
{
    private readonly JsonObject document = JsonNode
        .Parse(
            """
            {
              "udap_versions_supported": ["1"],
              "udap_profiles_supported": ["udap_dcr", "udap_authn", "udap_to"],
              "udap_authorization_extensions_supported": [],
              "udap_certifications_supported": [],
              "grant_types_supported": ["authorization_code"],
              "scopes_supported": ["openid", "udap"],
              "authorization_endpoint": "https://idp.test/authorize",
              "token_endpoint": "https://idp.test/token",
              "registration_endpoint": "https://idp.test/register",
              "token_endpoint_auth_methods_supported": ["private_key_jwt"],
              "token_endpoint_auth_signing_alg_values_supported": ["RS256", "ES256"],
              "registration_endpoint_jwt_signing_alg_values_supported": ["RS256"]
            }
            """
        )!
        .AsObject();

    private readonly JwtBuilder signed;
    private bool isSigned = true;

    private MetadataCase(CertifiedKey signer, JwtAlgorithm algorithm)
    {
        signed = JwtBuilder
            .SignedBy(signer.PrivateKey, algorithm, signer.CertificateChain)
            .WithStandardClaims(Upstream.BaseUrl, "unused", Upstream.Now)
            .WithoutClaim("aud")
            .WithClaim("exp", Upstream.Now.AddHours(1).ToUnixTimeSeconds())
            .WithClaim("authorization_endpoint", "https://idp.test/authorize")
            .WithClaim("token_endpoint", "https://idp.test/token")
            .WithClaim("registration_endpoint", "https://idp.test/register");
    }

    internal static MetadataCase Valid() => new(Upstream.Provider, JwtAlgorithm.Rs256);

    /// <summary>The same signed with another certificate over a P-256 key.</summary>
    internal static MetadataCase SignedBy(CertifiedKey signer) => new(signer, JwtAlgorithm.Es256);

    /// <summary>Sets a plain member to a JSON text, or removes it when the text is null.</summary>
    internal MetadataCase WithPlain(string name, string? json)
    {
        document.Remove(name);
        if (json is not null)
        {
            document[name] = JsonNode.Parse(json);
        }

        isSigned &= name != "signed_metadata";
        return this;
    }

    /// <summary>Sets a signed claim to a JSON text, or removes it when the text is null.</summary>
    internal MetadataCase WithSigned(string name, string? json)
    {
        if (json is null)
        {
            signed.WithoutClaim(name);
            return this;
        }

        signed.WithClaim(name, JsonNode.Parse(json));
        return this;
    }

    internal MetadataCase WithJwt(Action<JwtBuilder> change)
    {
        change(signed);
        return this;
    }

    internal byte[] Build()
    {
        if (isSigned)
        {
            document["signed_metadata"] = signed.Build();
        }

        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    internal RejectionReason Reason(
        string baseUrl = Upstream.BaseUrl,
        DateTimeOffset? now = null,
        bool isNamed = false
    ) => Judge(Build(), baseUrl, now, out _, isNamed);

    internal IdentityProvider Accepted()
    {
        var reason = Judge(Build(), Upstream.BaseUrl, now: null, out var provider);
        return provider ?? throw new InvalidOperationException($"The metadata are refused: {reason}.");
    }

    /// <summary>Judges a document as a server does: form, signature and path, rules.</summary>
    internal static RejectionReason Judge(
        byte[] body,
        string baseUrl,
        DateTimeOffset? now,
        out IdentityProvider? provider,
        bool isNamed = false
    )
    {
        provider = null;
        var reason = MetadataDocument.TryParse(body, out var document);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = IdentityProviderValidator.ReasonOf(Upstream.Judge(document!.SignedMetadata, out var path));
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        var skew = TimeSpan.FromSeconds(30);
        var outcome = IdentityProviderValidator.Validate(document, path!, baseUrl, isNamed, skew, now ?? Upstream.Now);
        provider = (outcome as IdentityProviderOutcome.Accepted)?.Provider;
        return outcome is IdentityProviderOutcome.Rejected rejected ? rejected.Reason : RejectionReason.None;
    }
}
