using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Tefca;

public sealed class TefcaRegistrationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("TEF-07")]
    public async Task Register_WithTheBasicAppCertification_IsAcceptedAndWithoutItRefused()
    {
        var member = new TefcaMember(server, "T-TREAT");

        var without = await member.Client.RegisterAsync();
        var with = await member.RegisterAsync();

        Assert.Equal(("400 invalid_client_metadata", "201"), (without.Outcome, with.Outcome));
        Assert.Equal(RejectionReason.CertificationRequired, server.ReasonOf(without));
        Assert.Single(with.Strings("certifications"));
    }

    [Fact]
    [Requirement("TEF-05")]
    public async Task Register_OnceForEachPurpose_GivesAClientForEach()
    {
        var treatment = await TefcaMember.RegisteredAsync(server, "T-TREAT");
        var payment = await TefcaMember.RegisteredAsync(server, "T-PYMNT");

        var crossed = await treatment.TokenAsync(b2b => b2b["purpose_of_use"] = new JsonArray("T-PYMNT"));

        Assert.NotEqual(treatment.Client.ClientId, payment.Client.ClientId);
        Assert.Equal(("200", "200"), ((await treatment.TokenAsync()).Outcome, (await payment.TokenAsync()).Outcome));
        Assert.Equal(
            ("400 invalid_grant", RejectionReason.PurposeNotOfIssuer),
            (crossed.Outcome, server.ReasonOf(crossed))
        );
    }

    [Fact]
    [Requirement("TEF-06")]
    public async Task Register_UriThatNamesNoPurpose_IsAnInvalidStatement()
    {
        var member = new TefcaMember(server, "T-NOTHING");

        var answer = await member.RegisterAsync();

        Assert.Equal("400 invalid_software_statement", answer.Outcome);
        Assert.Equal(RejectionReason.IssuerPurposeMissing, server.ReasonOf(answer));
    }

    [Theory]
    [InlineData("certification_name", "\"Other\"", RejectionReason.CertificationTefca)]
    [InlineData("home_community_id", "7", RejectionReason.CertificationTefca)]
    [InlineData("exchange_purposes", """["T-TREAT","T-PYMNT"]""", RejectionReason.CertificationTefca)]
    [InlineData("exchange_purposes", """["T-PYMNT"]""", RejectionReason.CertificationPurpose)]
    [Requirement("TEF-08")]
    [Requirement("TEF-09")]
    public async Task Register_FaultyBasicAppCertification_IsUnapproved(
        string claim,
        string json,
        RejectionReason reason
    )
    {
        var member = new TefcaMember(server, "T-TREAT");

        var answer = await member.RegisterAsync(certification: one => one.WithClaim(claim, JsonNode.Parse(json)));

        Assert.Equal(("400 unapproved_certification", reason), (answer.Outcome, server.ReasonOf(answer)));
    }

    [Fact]
    [Requirement("TEF-11")]
    public async Task Register_UserScopeWithCredentials_IsRefusedAndNeverTurnedIntoASystemScope()
    {
        var member = new TefcaMember(server, "T-TREAT");

        var answer = await member.RegisterAsync(one => one.WithClaim("scope", "user/Patient.rs system/Patient.rs"));

        Assert.Equal("400 invalid_client_metadata", answer.Outcome);
        Assert.Equal(RejectionReason.ScopeUserWithoutUser, server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("TEF-34")]
    public async Task Scopes_AskedInPartOrWithAWildcard_FollowTheRulesOfTheProfile()
    {
        var member = new TefcaMember(server, "T-TREAT");

        var wildcard = await member.RegisterAsync(one => one.WithClaim("scope", "system/*.c system/Patient.rs"));
        var unknown = await member.RegisterAsync(one => one.WithClaim("scope", "unknown/Thing.rs"));
        var part = await member.RegisterAsync(one => one.WithClaim("scope", "unknown/Thing.rs system/Patient.rs"));
        var unregistered = await member.Client.TokenForAsync(
            Extensions(),
            form => form.With("scope", "system/Observation.rs")
        );
        var wildcardAgain = await member.Client.TokenForAsync(
            Extensions(),
            form => form.With("scope", "system/*.c system/Patient.rs")
        );
        var granted = await member.Client.TokenForAsync(
            Extensions(),
            form => form.With("scope", "system/Observation.rs system/Patient.r")
        );

        Assert.Equal(("201", "system/Patient.rs"), (part.Outcome, part["scope"]));
        Assert.All([wildcard, unknown], answer => Assert.Equal("400 invalid_client_metadata", answer.Outcome));
        Assert.All([wildcardAgain, unregistered], answer => Assert.Equal("400 invalid_scope", answer.Outcome));
        Assert.Equal(("200", "system/Patient.r"), (granted.Outcome, granted["scope"]));
    }

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048, JwtAlgorithm.Rs256)]
    [InlineData(KeyAlgorithm.Rsa2048, JwtAlgorithm.Rs384)]
    [InlineData(KeyAlgorithm.EcP256, JwtAlgorithm.Es256)]
    [InlineData(KeyAlgorithm.EcP384, JwtAlgorithm.Es384)]
    [Requirement("TEF-32")]
    public async Task Member_WithAnyListedAlgorithm_RegistersAndGetsTokens(KeyAlgorithm kind, JwtAlgorithm algorithm)
    {
        var member = new TefcaMember(server, "T-TREAT");
        var client = member.Client.As(server.Deployment.CommunityTefca.IssueClient(kind, member.Client.Uri));
        var statement = client.Statement().WithAlgorithm(algorithm).Build();

        var registered = await client.RegisterAsync(statement, member.Certification().Build());
        var token = await client.TokenAsync(one => one.WithAlgorithm(algorithm).WithClaim("extensions", Extensions()));

        Assert.Equal(("201", "200"), (registered.Outcome, token.Outcome));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Requirement("TEF-04")]
    public async Task Token_WithTheLeafAloneOrWithItsIntermediate_IsGranted(int intermediates)
    {
        var member = await TefcaMember.RegisteredAsync(server);
        var key = member.Client.Key;
        var client = member.Client.As(key with { Chain = [.. key.Chain.Take(intermediates)] });

        Assert.Equal("200", (await client.TokenForAsync(Extensions())).Outcome);
    }

    [Fact]
    [Requirement("TEF-10")]
    [Requirement("MOD-06")]
    public async Task Register_AfterCancellation_RetiresTheOldIdAndKeepsItFindable()
    {
        var member = await TefcaMember.RegisteredAsync(server);
        var retired = member.Client.As();
        await member.Client.CancelAsync();
        await member.RegisterAsync();

        var found = await server
            .Grains.GetGrain<Contracts.Revocations.IOperatorGrain>(0)
            .FindClientAsync(Tenant.Alpha.Id, retired.ClientId);
        var record = await server.Grains.GetGrain<Contracts.Clients.IClientGrain>(found!.Value.ToGrainKey()).GetAsync();

        Assert.Equal("400 invalid_client", (await retired.TokenForAsync(Extensions())).Outcome);
        Assert.Equal("200", (await member.Client.TokenForAsync(Extensions())).Outcome);
        Assert.Equal((member.Client.ClientId, retired.ClientId), (record!.ClientId, Assert.Single(record.RetiredIds)));
    }

    private static JsonObject Extensions() =>
        new()
        {
            ["hl7-b2b"] = JsonNode.Parse(
                """
                {"version":"1","organization_id":"Organization/1.2.3","organization_name":"Test node",
                 "purpose_of_use":["T-TREAT"]}
                """
            ),
        };
}
