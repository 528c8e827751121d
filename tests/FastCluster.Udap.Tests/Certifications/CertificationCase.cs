using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Certifications;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.Tests.Certifications;

/// <summary>A third-party certification that is accepted, to deviate from, and the registration it comes with.</summary>
internal sealed class CertificationCase
{
    internal const string Client = "https://client-a.test/T-TREAT/app";
    internal const string Certifier = "https://certifier.test";
    internal const string Register = "https://as.test/register";
    internal const string BasicUri = "https://community-a.test/certs/basic";

    private static readonly TestCommunity Community = TestCommunity.Create("certifiers");

    private readonly CertifiedKey certifier;
    private readonly JwtBuilder builder;

    private CertificationCase()
    {
        certifier = Community.Issuing.Issue(Community.Leaf(Certifier, Client) with { NotAfter = Now.AddYears(4) });
        builder = JwtBuilder
            .SignedBy(certifier.PrivateKey, JwtAlgorithm.Es256, certifier.CertificateChain)
            .WithStandardClaims(Certifier, Register, Now)
            .WithClaim("sub", Client)
            .WithClaim("exp", Now.AddYears(1).ToUnixTimeSeconds())
            .WithClaim("certification_name", "Basic")
            .WithClaim("certification_issuer", "Vector certifier")
            .WithClaim("certification_uris", new JsonArray(BasicUri))
            .WithClaim("grant_types", new JsonArray("client_credentials"));
    }

    internal static DateTimeOffset Now => TestCommunity.Now;

    internal CommunityPolicy Policy { get; set; } = CommunityPolicy.For(CommunityProfile.Ssraa11);

    internal ClientMetadata Metadata { get; set; } = Credentials();

    internal string KeyThumbprint { get; set; } = "client-key";

    internal DateTimeOffset JudgedAt { get; set; } = Now;

    internal static CertificationCase Valid() => new();

    /// <summary>The JWT that was judged last.</summary>
    internal string? LastText { get; private set; }

    internal static ClientMetadata Credentials() =>
        new()
        {
            ClientName = "App",
            GrantTypes = [GrantType.ClientCredentials],
            Scope = "system/Patient.rs",
            Contacts = ["mailto:a@client-a.test"],
        };

    internal static ClientMetadata Code(params string[] redirectUris) =>
        new()
        {
            ClientName = "App",
            GrantTypes = [GrantType.AuthorizationCode],
            Scope = "user/Patient.rs",
            Contacts = ["mailto:a@client-a.test"],
            RedirectUris = [.. redirectUris],
            ResponseTypes = ["code"],
        };

    /// <summary>Sets a claim to a JSON text, or removes it when the text is null.</summary>
    internal CertificationCase With(string claim, string? json)
    {
        if (json is null)
        {
            builder.WithoutClaim(claim);
            return this;
        }

        builder.WithClaim(claim, JsonNode.Parse(json));
        return this;
    }

    internal RejectionReason Reason() =>
        Judge() is CertificationOutcome.Rejected rejected ? rejected.Reason : RejectionReason.None;

    internal AcceptedCertification Accepted() => ((CertificationOutcome.Accepted)Judge()).Certification;

    private CertificationOutcome Judge()
    {
        LastText = builder.Build();
        var reason = JwtParser.TryParse(LastText, JwtLimits.Default, out var jwt);
        return reason == RejectionReason.None
            ? CertificationValidator.Validate(jwt!, Prove(), Subject(), Policy, JudgedAt)
            : throw new CryptographicException($"The sample does not parse: {reason}.");
    }

    private CertificationSubject Subject() => new(Client, Register, Metadata, KeyThumbprint);

    private CertificatePath Prove()
    {
        var store = new TrustStore([Parse(Community.Root.Certificate)], [Parse(Community.Issuing.Certificate)]);
        return PathValidator.Validate(Parse(certifier.Certificate), [], store, Now) is PathOutcome.Valid valid
            ? valid.Path
            : throw new CryptographicException("The sample has no path.");
    }

    private static Certificate Parse(ReadOnlyMemory<byte> der)
    {
        var reason = Certificate.TryParse(der, out var certificate);
        return certificate ?? throw new CryptographicException($"The sample is no certificate: {reason}.");
    }
}
