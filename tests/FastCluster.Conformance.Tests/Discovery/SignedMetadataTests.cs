using System.Security.Cryptography.X509Certificates;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Discovery;

public sealed class SignedMetadataTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string, string> Views =>
        new()
        {
            { Names.BaseOne, Names.CommunityA },
            { Names.BaseOne, Names.CommunityB },
            { Names.BaseOne, Names.CommunityTefca },
            { Names.BaseTwo, Names.CommunityA },
            { Names.BaseThree, Names.CommunityB },
            { Names.BaseBeta, Names.CommunityA },
        };

    [Theory]
    [MemberData(nameof(Views))]
    [Requirement("DISC-20")]
    [Requirement("DISC-21")]
    [Requirement("DISC-29")]
    [VectorCase("disc-signed")]
    public async Task SignedMetadata_AnyView_IsSignedBelowTheAnchorOfItsCommunity(string fhirBase, string community)
    {
        var jwt = Parse(await ViewAsync(fhirBase, community));

        Assert.Equal(JwtAlgorithm.Rs256, jwt.Algorithm);
        var leaf = Read(jwt.Chain[0]);
        Assert.Equal(RejectionReason.None, VerificationKey.TryImport(leaf.SubjectPublicKeyInfo.Span, out var key));
        Assert.Equal(RejectionReason.None, key!.Verify(jwt));
        Assert.True(IsBelow(jwt, AnchorOf(community)));
    }

    [Fact]
    [Requirement("DISC-29")]
    [VectorCase("disc-community-known")]
    public async Task SignedMetadata_ViewOfOneCommunity_IsNotBelowTheAnchorOfAnother()
    {
        var jwt = Parse(await ViewAsync(Names.BaseOne, Names.CommunityB));

        Assert.False(IsBelow(jwt, AnchorOf(Names.CommunityA)));
    }

    [Theory]
    [MemberData(nameof(Views))]
    [Requirement("DISC-22")]
    [Requirement("DISC-23")]
    [Requirement("DISC-39")]
    [Requirement("TEF-03")]
    [VectorCase("disc-signed-iss")]
    [VectorCase("disc-multi-base")]
    public async Task SignedMetadata_AnyView_IsIssuedByItsBase(string fhirBase, string community)
    {
        var jwt = Parse(await ViewAsync(fhirBase, community));

        Assert.Equal(fhirBase, Text(jwt, "iss"));
        Assert.Equal(fhirBase, Text(jwt, "sub"));
        Assert.Contains(fhirBase, Read(jwt.Chain[0]).UriNames);
    }

    [Theory]
    [MemberData(nameof(Views))]
    [Requirement("DISC-26")]
    [Requirement("DISC-27")]
    [Requirement("DISC-14")]
    [VectorCase("disc-signed-endpoints")]
    public async Task SignedMetadata_AnyView_AgreesWithThePlainMembers(string fhirBase, string community)
    {
        var document = await ViewAsync(fhirBase, community);
        var jwt = Parse(document);

        Assert.Equal(document["token_endpoint"], Text(jwt, "token_endpoint"));
        Assert.Equal(document["registration_endpoint"], Text(jwt, "registration_endpoint"));
        Assert.False(jwt.Claims.TryGetProperty("authorization_endpoint", out _));
    }

    [Fact]
    [Requirement("DISC-38")]
    public async Task Document_OfAnyView_HasTheMembersOfTheGuideAndNotTheOlderOnes()
    {
        var document = await ViewAsync(Names.BaseOne, Names.CommunityA);

        Assert.Contains("signed_metadata", document.Members);
        Assert.Empty(document.Members.Intersect(["x5c", "signed_endpoints"]));
    }

    [Fact]
    [Requirement("DISC-24")]
    [Requirement("DISC-25")]
    [VectorCase("disc-signed-time")]
    public async Task SignedMetadata_AfterItsExpiry_IsSignedAnew()
    {
        await using var own = new DisposableServer(await RunningServer.StartAsync());
        var first = Parse(await ViewAsync(own.Server, Names.BaseOne, Names.CommunityA));
        AssertAlive(first, own.Server);

        own.Server.Clock.Advance(
            DateTimeOffset.FromUnixTimeSeconds(Number(first, "exp")) - own.Server.Clock.GetUtcNow()
        );
        var answer = await Eventually.Async(
            () => own.Server.GetAsync($"{Names.BaseOne}/.well-known/udap"),
            one => one.Outcome != "200" || Number(Parse(one), "exp") > Number(first, "exp"),
            "a document signed anew"
        );

        Assert.Equal("200", answer.Outcome);
        AssertAlive(Parse(answer), own.Server);
        Assert.NotEqual(Text(first, "jti"), Text(Parse(answer), "jti"));
    }

    [Fact]
    [Requirement("DISC-25")]
    public async Task SignedMetadata_OfAllViews_HaveDistinctJwtIds()
    {
        var ids = new List<string?>();
        foreach (var (fhirBase, community) in Views.Select(row => ((string)row[0], (string)row[1])))
        {
            ids.Add(Text(Parse(await ViewAsync(fhirBase, community)), "jti"));
        }

        Assert.All(ids, id => Assert.False(string.IsNullOrEmpty(id)));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    [Requirement("DISC-24")]
    public async Task SignedMetadata_AfterTheServersCertificateHasExpired_IsNotServed()
    {
        await using var own = new DisposableServer(await RunningServer.StartAsync());
        Assert.Equal("200", (await ViewAsync(own.Server, Names.BaseOne, Names.CommunityA)).Outcome);

        own.Server.Clock.Advance(TimeSpan.FromDays(340));

        await Eventually.Async(
            () => own.Server.GetAsync($"{Names.BaseOne}/.well-known/udap"),
            answer => answer.Status == System.Net.HttpStatusCode.ServiceUnavailable,
            "the refusal to serve"
        );
    }

    private static void AssertAlive(ParsedJwt jwt, RunningServer server)
    {
        var now = server.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange(Number(jwt, "iat"), 0, now);
        Assert.InRange(Number(jwt, "exp"), now + 1, Number(jwt, "iat") + (365 * 24 * 3600));
    }

    private static ParsedJwt Parse(Answer document)
    {
        Assert.Equal("200", document.Outcome);
        var reason = JwtParser.TryParse(document["signed_metadata"]!, JwtLimits.Default, out var jwt);
        Assert.Equal(RejectionReason.None, reason);
        return jwt!;
    }

    private static Certificate Read(ReadOnlyMemory<byte> der)
    {
        Assert.Equal(RejectionReason.None, Certificate.TryParse(der, out var certificate));
        return certificate!;
    }

    private static string? Text(ParsedJwt jwt, string claim) => jwt.Claims.GetProperty(claim).GetString();

    private static long Number(ParsedJwt jwt, string claim) => jwt.Claims.GetProperty(claim).GetInt64();

    private bool IsBelow(ParsedJwt jwt, TestCommunity community)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = server.Clock.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.CustomTrustStore.Add(Load(community.Root.Certificate));
        chain.ChainPolicy.ExtraStore.AddRange(jwt.Chain.Skip(1).Select(Load).ToArray());
        return chain.Build(Load(jwt.Chain[0]));
    }

    private static X509Certificate2 Load(ReadOnlyMemory<byte> der) => X509CertificateLoader.LoadCertificate(der.Span);

    private TestCommunity AnchorOf(string community) =>
        community switch
        {
            Names.CommunityA => server.Deployment.CommunityA,
            Names.CommunityB => server.Deployment.CommunityB,
            Names.CommunityTefca => server.Deployment.CommunityTefca,
            _ => throw new ArgumentOutOfRangeException(nameof(community), community, "Unknown community."),
        };

    private Task<Answer> ViewAsync(string fhirBase, string community) => ViewAsync(server, fhirBase, community);

    private static Task<Answer> ViewAsync(RunningServer server, string fhirBase, string community) =>
        server.GetAsync($"{fhirBase.TrimEnd('/')}/.well-known/udap?community={community}");
}
