using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.People;

/// <summary>What the policy of a community offers to apps that people use.</summary>
public sealed class CommunityOfferTests : IAsyncLifetime
{
    private const string Launch = "launch/patient";
    private RunningServer? _server;

    private RunningServer Server => _server!;

    public async Task InitializeAsync() =>
        _server = await PeopleServer.StartAsync(policy =>
            policy with
            {
                Scopes = policy.Scopes with { Supported = [.. policy.Scopes.Supported, Launch] },
            }
        );

    public Task DisposeAsync() => Server.DisposeAsync();

    [Fact]
    [Requirement("TEF-20")]
    public async Task Metadata_OfTefca_OffersTheCodeGrant()
    {
        var document = await Server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityTefca}");

        Assert.Contains("authorization_code", document.Strings("grant_types_supported"));
        Assert.Equal($"{Tenant.Alpha.Issuer}/authorize", document["authorization_endpoint"]);
    }

    [Fact]
    [Requirement("CONS-18")]
    public async Task LaunchScope_IsGrantedWhereTheCommunityListsIt()
    {
        var scopes = $"user/Patient.rs {Launch}";
        var app = await TestApp.RegisterAsync(Server, change: one => one.WithClaim("scope", JsonValue.Create(scopes)));

        var tokens = await app.GetTokensAsync(request: app.Request(scopes));

        Assert.Equal(["launch/patient", "user/Patient.rs"], tokens["scope"]!.Split(' ').Order(StringComparer.Ordinal));
    }
}
