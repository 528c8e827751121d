using System.Text.Json.Nodes;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Assertions;

/// <summary>The authorization-assertion grant over HTTP: what it gives, and every rule that refuses.</summary>
public sealed class AssertionGrantTests(AssertionServer owner) : IClassFixture<AssertionServer>
{
    private RunningServer Server => owner.Server;

    public static TheoryData<string, string, RejectionReason, string> BadClaims =>
        new()
        {
            { "iss", "", RejectionReason.AuthorizationAssertionMalformed, "400 invalid_grant" },
            { "sub", "", RejectionReason.AuthorizationAssertionMalformed, "400 invalid_grant" },
            { "aud", "", RejectionReason.AuthorizationAssertionMalformed, "400 invalid_grant" },
            { "exp", "", RejectionReason.AuthorizationAssertionMalformed, "400 invalid_grant" },
            { "iat", "", RejectionReason.AuthorizationAssertionMalformed, "400 invalid_grant" },
            { "jti", "", RejectionReason.AuthorizationAssertionMalformed, "400 invalid_grant" },
            { "scope", "7", RejectionReason.AuthorizationAssertionMalformed, "400 invalid_grant" },
            { "azp", "", RejectionReason.AuthorizationAssertionForAnother, "400 invalid_grant" },
            { "azp", "\"https://other.test/\"", RejectionReason.AuthorizationAssertionForAnother, "400 invalid_grant" },
            { "azp", "7", RejectionReason.AuthorizationAssertionForAnother, "400 invalid_grant" },
            {
                "aud",
                "\"https://beta.test/token\"",
                RejectionReason.AuthorizationAssertionAudience,
                "400 invalid_grant"
            },
            {
                "sub",
                "\"https://hospital.test/rooms/1\"",
                RejectionReason.AuthorizationAssertionSubject,
                "400 invalid_grant"
            },
            { "iss", "\"https://nobody.test/\"", RejectionReason.AuthorizationAssertionSubject, "400 invalid_grant" },
            { "iss", $"\"{AssertionServer.Own}\"", RejectionReason.AuthorizationAssertionSubject, "400 invalid_grant" },
            {
                "resources",
                """["https://fhir.alpha.test/one/Patient/1"]""",
                RejectionReason.AuthorizationAssertionResources,
                "400 invalid_request"
            },
        };

    [Fact]
    [Requirement("AZA-01")]
    [Requirement("AZA-02")]
    [Requirement("AZA-10")]
    public async Task Assertion_OfAListedIssuer_GivesATokenInItsName()
    {
        var client = await owner.RegisteredAsync();

        var answer = await AssertionServer.AskAsync(client, owner.Assertion(client));

        Assert.Equal("200", answer.Outcome);
        Assert.False(answer.Json.TryGetProperty("refresh_token", out _));
        var claims = AccessToken.Read(answer["access_token"]!).Claims;
        Assert.Equal(AssertionServer.Doctor, claims.GetProperty("sub").GetString());
        Assert.Equal(client.ClientId, claims.GetProperty("client_id").GetString());
        Assert.Equal("system/Patient.rs", claims.GetProperty("scope").GetString());
        var organization = claims.GetProperty("extensions").GetProperty("hl7-b2b").GetProperty("organization_id");
        Assert.Equal("https://organization.test/1", organization.GetString());
    }

    [Theory]
    [MemberData(nameof(BadClaims))]
    [Requirement("AZA-03")]
    [Requirement("AZA-05")]
    [Requirement("AZA-06")]
    [Requirement("AZA-07")]
    [Requirement("AZA-12")]
    public async Task Claim_ThatIsNotGood_IsRefusedForIt(
        string name,
        string json,
        RejectionReason reason,
        string outcome
    )
    {
        var client = await owner.RegisteredAsync();
        var assertion = owner.Assertion(client);
        assertion = json.Length == 0 ? assertion.WithoutClaim(name) : assertion.WithClaim(name, JsonNode.Parse(json));

        var answer = await AssertionServer.AskAsync(client, assertion);

        Assert.Equal((outcome, reason), (answer.Outcome, Server.ReasonOf(answer)));
    }

    [Theory]
    [InlineData(0, 3600, RejectionReason.None)]
    [InlineData(0, 3601, RejectionReason.AuthorizationAssertionNotInTime)]
    [InlineData(-3000, -31, RejectionReason.AuthorizationAssertionNotInTime)]
    [InlineData(31, 300, RejectionReason.AuthorizationAssertionNotInTime)]
    [InlineData(10, 10, RejectionReason.AuthorizationAssertionNotInTime)]
    [Requirement("AZA-08")]
    public async Task Assertion_OutOfItsTime_IsRefused(int issued, int expires, RejectionReason reason)
    {
        var client = await owner.RegisteredAsync();
        var now = Server.Clock.GetUtcNow().ToUnixTimeSeconds();
        var assertion = owner.Assertion(client).WithClaim("iat", now + issued).WithClaim("exp", now + expires);

        var answer = await AssertionServer.AskAsync(client, assertion);

        Assert.Equal(reason, Server.ReasonOf(answer));
        Assert.Equal(reason == RejectionReason.None ? "200" : "400 invalid_grant", answer.Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("AZA-06")]
    [Requirement("AZA-07")]
    public async Task PartyAndAudience_InEitherSpelling_AreAccepted(bool isOtherWay)
    {
        var client = await owner.RegisteredAsync();
        var assertion = owner
            .Assertion(client)
            .WithClaim("azp", isOtherWay ? client.ClientId : client.Uri)
            .WithClaim("aud", isOtherWay ? client.Tenant.Issuer : client.Tenant.TokenEndpoint);

        Assert.Equal("200", (await AssertionServer.AskAsync(client, assertion)).Outcome);
    }

    [Fact]
    [Requirement("AZA-03")]
    [Requirement("AZA-06")]
    public async Task Assertion_OfTheClientItself_NeedsNoParty()
    {
        var client = await owner.RegisteredAsync(AssertionServer.Own);
        var own = owner
            .Assertion(client, client.Key)
            .WithoutClaim("azp")
            .WithClaim("iss", AssertionServer.Own)
            .WithClaim("sub", AssertionServer.Own);

        Assert.Equal("200", (await AssertionServer.AskAsync(client, own)).Outcome);
    }

    [Fact]
    [Requirement("AZA-04")]
    public async Task Signer_ThatIsNotTrusted_IsAnInvalidGrant()
    {
        var client = await owner.RegisteredAsync();
        var stranger = Server.Deployment.CommunityB.IssueClient(AssertionServer.Hospital);
        var another = Server.Deployment.CommunityA.IssueClient("https://another.test/");
        JwtBuilder[] assertions =
        [
            owner.Assertion(client, stranger),
            owner.Assertion(client, another),
            owner.Assertion(client).WithSignature(signature => [.. signature.Select(one => (byte)(one ^ 1))]),
        ];

        foreach (var assertion in assertions)
        {
            var answer = await AssertionServer.AskAsync(client, assertion);
            Assert.Equal(
                ("400 invalid_grant", RejectionReason.AuthorizationAssertionUntrusted),
                (answer.Outcome, Server.ReasonOf(answer))
            );
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JWT")]
    [InlineData("e30.e30.")]
    [Requirement("AZA-02")]
    [Requirement("AZA-03")]
    public async Task Text_ThatIsNoAssertion_IsRefused(string text)
    {
        var client = await owner.RegisteredAsync();

        var answer = await AssertionServer.AskAsync(client, text);

        Assert.Equal(
            text.Length == 0
                ? ("400 invalid_request", RejectionReason.FormParameterMissing)
                : ("400 invalid_grant", RejectionReason.AuthorizationAssertionMalformed),
            (answer.Outcome, Server.ReasonOf(answer))
        );
    }

    [Fact]
    [Requirement("AZA-02")]
    public async Task Client_WithoutAnAssertionOfItsOwn_IsRefused()
    {
        var client = await owner.RegisteredAsync();
        var assertion = owner.Assertion(client).Build();
        var form = new FormBuilder()
            .With("grant_type", AssertionServer.GrantType)
            .With("assertion", assertion)
            .With("scope", "system/Patient.rs")
            .With("udap", "1");

        var anonymous = await Server.PostFormAsync(client.Tenant.TokenEndpoint, form);
        var byItself = await Server.PostFormAsync(
            client.Tenant.TokenEndpoint,
            TestClient.CallerForm(assertion).With("grant_type", AssertionServer.GrantType).With("assertion", assertion)
        );

        Assert.Equal(("400 invalid_request", "400 invalid_client"), (anonymous.Outcome, byItself.Outcome));
    }

    [Fact]
    [Requirement("AZA-09")]
    public async Task Assertion_CountsOnce_AndOnlyWhenItWasAccepted()
    {
        var client = await owner.RegisteredAsync();
        var assertion = owner.Assertion(client).Build();

        var outOfScope = await AssertionServer.AskAsync(
            client,
            assertion,
            one => one.With("scope", "system/Nothing.r")
        );
        var first = await AssertionServer.AskAsync(client, assertion);
        var second = await AssertionServer.AskAsync(client, assertion);

        Assert.Equal(("400 invalid_scope", "200"), (outOfScope.Outcome, first.Outcome));
        Assert.Equal(
            ("400 invalid_grant", RejectionReason.AuthorizationAssertionReplayed),
            (second.Outcome, Server.ReasonOf(second))
        );
    }

    /// <summary>Its shard lost what it knew: no retry could change that, so nobody is asked for one.</summary>
    [Theory]
    [Requirement("AZA-09")]
    [InlineData(true, "400 invalid_grant", RejectionReason.AuthorizationAssertionUseUnknown)]
    [InlineData(false, "503 temporarily_unavailable", RejectionReason.ReplayNotReady)]
    public async Task Assertion_OfALostShard_IsRefusedForGoodOnceThatIsKnown(
        bool isUnknowable,
        string outcome,
        RejectionReason reason
    )
    {
        var client = await owner.RegisteredAsync();
        var verdict = new ReplayVerdict(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(1), isUnknowable);

        var answer = await owner.AnswerSecondClaimAsync(
            verdict,
            () => AssertionServer.AskAsync(client, owner.Assertion(client))
        );

        Assert.Equal((outcome, reason), (answer.Outcome, Server.ReasonOf(answer)));
    }

    [Fact]
    [Requirement("AZA-10")]
    public async Task Extension_ThatIsDemandedAndMissing_IsAnInvalidGrant()
    {
        var client = await owner.RegisteredAsync();

        var answer = await AssertionServer.AskAsync(client, owner.Assertion(client).WithoutClaim("extensions"));
        var unknown = await AssertionServer.AskAsync(
            client,
            owner
                .Assertion(client)
                .WithClaim("extensions", new JsonObject { ["hl7-b2b"] = TestClient.B2b(), ["acme"] = new JsonObject() })
        );

        Assert.Equal(("400 invalid_grant", "200"), (answer.Outcome, unknown.Outcome));
    }

    [Theory]
    [InlineData("system/Patient.r", "system/Patient.rs system/Observation.rs", "system/Patient.r")]
    [InlineData("system/Observation.rs", "system/Patient.rs system/Observation.rs", "system/Observation.rs")]
    [InlineData("system/Observation.rs", "system/Patient.rs", null)]
    [InlineData("system/Patient.rs", null, null)]
    [InlineData(null, "system/Patient.rs", "system/Patient.rs")]
    [Requirement("AZA-11")]
    public async Task Scope_IsWhatIsAskedAndAllowedByBoth(string? allowed, string? asked, string? granted)
    {
        var client = await owner.RegisteredAsync();
        var assertion = owner.Assertion(client);
        assertion = allowed is null ? assertion : assertion.WithClaim("scope", allowed);

        var answer = await AssertionServer.AskAsync(
            client,
            assertion,
            form => asked is null ? form.Without("scope") : form.With("scope", asked)
        );

        Assert.Equal(granted is null ? "400 invalid_scope" : "200", answer.Outcome);
        Assert.Equal(granted, granted is null ? null : answer["scope"]);
    }

    [Fact]
    [Requirement("AZA-13")]
    public async Task Token_DoesNotOutliveItsAssertion()
    {
        var client = await owner.RegisteredAsync();
        var now = Server.Clock.GetUtcNow().ToUnixTimeSeconds();

        var answer = await AssertionServer.AskAsync(client, owner.Assertion(client).WithClaim("exp", now + 20));

        Assert.Equal("200", answer.Outcome);
        Assert.InRange(answer.Json.GetProperty("expires_in").GetInt32(), 1, 20);
    }

    [Fact]
    [Requirement("AZA-14")]
    public async Task ClientCredentials_WithExtensions_StayOneJwt()
    {
        var client = await owner.RegisteredAsync();

        var both = await client.TokenAsync();
        var other = await client.TokenAsync(one => one.WithClaim("sub", AssertionServer.Doctor));

        Assert.Equal(("200", "400 invalid_client"), (both.Outcome, other.Outcome));
    }

    [Fact]
    [Requirement("AZA-01")]
    public async Task Grant_IsRegistrableAndListed_OnlyWhereTheCommunityOffersIt()
    {
        var elsewhere = Server.Client(Server.Deployment.CommunityB);
        var refused = await elsewhere.RegisterAsync(AssertionServer.ForAssertions);
        var unregistered = await Server.RegisteredClientAsync();
        var asked = await AssertionServer.AskAsync(unregistered, owner.Assertion(unregistered));
        var alone = await Server
            .Client()
            .RegisterAsync(one => one.WithClaim("grant_types", new JsonArray(AssertionServer.GrantType)));
        var withCode = await Server
            .Client()
            .RegisterAsync(one =>
                TestClient
                    .ForCode(one)
                    .WithClaim("grant_types", new JsonArray(AssertionServer.GrantType, "authorization_code"))
            );
        var listed = await Server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityA}");
        var unlisted = await Server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityB}");

        Assert.Equal(
            ("400 invalid_client_metadata", RejectionReason.MetadataGrantTypeUnknown),
            (refused.Outcome, Server.ReasonOf(refused))
        );
        Assert.Equal("400 unauthorized_client", asked.Outcome);
        Assert.Equal(("201", "400 invalid_client_metadata"), (alone.Outcome, withCode.Outcome));
        Assert.Contains(AssertionServer.GrantType, listed.Strings("grant_types_supported"));
        Assert.DoesNotContain(AssertionServer.GrantType, unlisted.Strings("grant_types_supported"));
    }

    [Fact]
    [Requirement("AZA-04")]
    [Requirement("REV-04")]
    public async Task Token_DiesWithTheSigner_AndAloneWhenItIsRevoked()
    {
        var client = await owner.RegisteredAsync();
        var signer = Server.Deployment.CommunityA.IssueClient(AssertionServer.Hospital);
        var ofSigner = await TokenAsync(client, owner.Assertion(client, signer));
        var revoked = await TokenAsync(client, owner.Assertion(client));
        var kept = await TokenAsync(client, owner.Assertion(client));
        var resource = Server.ResourceServer();

        Assert.Equal("200", (await client.RevokeAsync(revoked)).Outcome);
        var community = Server.Deployment.CommunityA;
        community.Issuing.Revoke(signer.SerialNumber, TestCommunity.Now);
        Server.Deployment.PublishIssuingCrl(community, 2);
        Assert.Equal(RejectionReason.None, await Server.RefreshCrlAsync(community.IssuingCrlUrl));

        await Eventually.Async(
            () => resource.IsActiveAsync(ofSigner),
            active => !active,
            "the end of a token whose assertion's signer was revoked"
        );
        var late = await AssertionServer.AskAsync(client, owner.Assertion(client, signer));
        Assert.Equal(RejectionReason.AuthorizationAssertionUntrusted, Server.ReasonOf(late));
        Assert.False(await resource.IsActiveAsync(revoked));
        Assert.True(await resource.IsActiveAsync(kept));
    }

    private static async Task<string> TokenAsync(TestClient client, JwtBuilder assertion) =>
        await AssertionServer.AskAsync(client, assertion) is { Outcome: "200" } answer
            ? answer["access_token"]!
            : throw new InvalidOperationException("The token was refused.");
}
