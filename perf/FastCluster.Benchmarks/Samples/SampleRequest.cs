using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Benchmarks.Steps;
using FastCluster.Pki;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.ClientAssertions;
using FastCluster.Udap.Jwt;

namespace FastCluster.Benchmarks.Samples;

/// <summary>One token request: the form with an assertion that a client signed.</summary>
internal sealed class SampleRequest
{
    public const string TokenUrl = "https://as.test/token";
    public const string ClientId = "fc1.zRN0nXrKT8bHkq6X3m1mXw.1.Qm9vbXRhZzE";
    public const string Scope = "system/Patient.rs system/Observation.rs";

    /// <summary>Signs it.</summary>
    /// <param name="algorithm">Key of the client.</param>
    public SampleRequest(KeyAlgorithm algorithm)
    {
        Community = new SampleCommunity(algorithm);
        var builder = Build(
            Community.Client,
            algorithm is KeyAlgorithm.Rsa2048 ? JwtAlgorithm.Rs256 : JwtAlgorithm.Es256
        );
        Text = builder.Build();
        Jwt = Required.Of(JwtParser.TryParse(Text, JwtLimits.Default, out var jwt), jwt);
        Key = Required.Of(VerificationKey.TryImport(Community.Leaf.SubjectPublicKeyInfo.Span, out var key), key);
        Assertion = Required.Of(
            ClientAssertionValidator.TryReadClaims(Jwt, Rules, SampleCommunity.Now, out var assertion),
            assertion
        );
        Header = Encoding.UTF8.GetBytes(builder.HeaderText);
        Payload = Encoding.UTF8.GetBytes(Jwt.Claims.GetRawText());
        Form = Encoding.ASCII.GetBytes(
            $"grant_type=client_credentials&udap=1&scope={Uri.EscapeDataString(Scope)}"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + $"&client_assertion={Text}"
        );
    }

    public SampleCommunity Community { get; }

    /// <summary>What the token endpoint judges the assertion by.</summary>
    public ClientAssertionRules Rules { get; } = new([TokenUrl], null, TimeSpan.FromSeconds(30));

    /// <summary>The assertion as it was sent.</summary>
    public string Text { get; }

    /// <summary>Its header, UTF-8 JSON.</summary>
    public byte[] Header { get; }

    /// <summary>Its claims, UTF-8 JSON.</summary>
    public byte[] Payload { get; }

    /// <summary>The assertion, parsed.</summary>
    public ParsedJwt Jwt { get; }

    /// <summary>The assertion with its standard claims.</summary>
    public ClientAssertion Assertion { get; }

    /// <summary>Key of the leaf.</summary>
    public VerificationKey Key { get; }

    /// <summary>The whole body.</summary>
    public byte[] Form { get; }

    private static JwtBuilder Build(CertifiedKey client, JwtAlgorithm algorithm) =>
        JwtBuilder
            .SignedBy(client.PrivateKey, algorithm, client.CertificateChain)
            .WithHeaderText(HeaderOf(client, algorithm))
            .WithStandardClaims(ClientId, TokenUrl, SampleCommunity.Now)
            .WithClaim("jti", "5d1f3c9e5f7f4d2bb9a4e6f0c1a2b3d4")
            .WithClaim("extensions", Context());

    /// <summary>Without escapes, which would be as many as the random numbers of the certificates make.</summary>
    private static string HeaderOf(CertifiedKey client, JwtAlgorithm algorithm)
    {
        var chain = client.CertificateChain.Select(der => $"\"{Convert.ToBase64String(der.Span)}\"");
        return $$"""{"alg":"{{algorithm.ToName()}}","x5c":[{{string.Join(',', chain)}}]}""";
    }

    private static JsonObject Context() =>
        new()
        {
            ["hl7-b2b"] = new JsonObject
            {
                ["version"] = "1",
                ["subject_name"] = "Ada Physician",
                ["organization_name"] = "Benchmark Clinic",
                ["organization_id"] = "https://client.test/organization",
                ["purpose_of_use"] = new JsonArray("urn:oid:2.16.840.1.113883.5.8#TREAT"),
            },
        };
}
