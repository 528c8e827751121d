using FastCluster.Api.People.SignIn;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Servers;

namespace FastCluster.Silo.Tests.Configuration;

public sealed class IdentityProviderRuleTests : IDisposable
{
    private const string Bases = "authorizationServers[0].fhirBases";
    private const string Path = "authorizationServers[0].people.identityProvider";
    private static readonly string s_hash = PasswordHashes.Make("correct horse");
    private readonly NodeSetup _setup = new();

    public IdentityProviderRuleTests() =>
        _setup.Folder.Write(
            "users.json",
            $$"""[{"subject":"p-1","name":"ada","passwordHash":"{{s_hash}}","displayName":"Ada","email":"ada@mail.test"}]"""
        );

    public void Dispose() => _setup.Dispose();

    [Fact]
    [Requirement("TIER-41")]
    public void Check_IssuerThatIsABaseOfTheCommunity_HasNoFault() => Assert.Empty(Check(server => server));

    [Fact]
    [Requirement("TIER-04")]
    [Requirement("TIER-41")]
    public void Check_IssuerThatIsNoBase_IsFault() =>
        Assert.Equal([Bases], Check(server => server with { Issuer = "https://elsewhere.example.test" }));

    [Fact]
    [Requirement("TIER-41")]
    public void Check_CommunityWithoutCertificateOfTheIssuer_IsFault() =>
        Assert.Equal(
            [Bases],
            Check(server =>
                server with
                {
                    Communities = [.. server.Communities, server.Communities[0] with { Uri = "urn:other" }],
                }
            )
        );

    [Fact]
    public void Check_NoCommunityThatListsOpenId_IsFault() =>
        Assert.Equal([Path], Check(server => WithScopes(server, "user/Patient.rs")));

    [Fact]
    public void Check_MethodWithoutText_IsFault() =>
        Assert.Equal([Path + ".methods"], Check(server => server, new() { Methods = [""] }));

    [Fact]
    public void Check_UserInfoAtTheAddressOfAnEndpoint_IsFault() =>
        Assert.Equal([Path + ".userInfoEndpoint"], Check(server => server, At("token")));

    [Fact]
    public void Map_Settings_AreBelowTheIssuerUnlessSaid()
    {
        var settings = new IdentityProviderOptions { Assurance = "urn:loa", Methods = ["otp"] };
        var options = WithIdentity(same => same, settings);

        var role = new ConfiguredServers(options).Get("main").IdentityProvider!;

        var issuer = options.AuthorizationServers[0].Issuer;
        Assert.Equal($"{issuer}/userinfo", role.UserInfo);
        Assert.Equal($"{issuer}/.well-known/id-token-keys.json", role.Keys);
        Assert.Equal("urn:loa", role.Assurance);
        Assert.Equal(["otp"], role.Methods.ToArray());
        Assert.Equal("Ada", PeopleMapper.Map(options).Get("main").Users![0].Details!.Name);
    }

    [Fact]
    public void Map_NoSettings_IsNoIdentityProvider()
    {
        var options = _setup.WithServer(server =>
            server with
            {
                People = new() { UsersFile = _setup.Folder["users.json"] },
            }
        );

        Assert.Null(new ConfiguredServers(options).Get("main").IdentityProvider);
    }

    private static IdentityProviderOptions At(string endpoint) =>
        new() { UserInfoEndpoint = $"https://as.example.test/{endpoint}" };

    private static AuthorizationServerOptions WithScopes(AuthorizationServerOptions server, params string[] scopes) =>
        server with
        {
            Communities =
            [
                .. server.Communities.Select(one =>
                    one with
                    {
                        Policy = one.Policy with { Scopes = one.Policy.Scopes with { Supported = [.. scopes] } },
                    }
                ),
            ],
        };

    private string[] Check(
        Func<AuthorizationServerOptions, AuthorizationServerOptions> change,
        IdentityProviderOptions? settings = null
    ) =>
        [
            .. ConfigurationCheck
                .Check(WithIdentity(change, settings ?? new()), NodeSetup.Now)
                .Select(fault => fault.Setting)
                .Where(setting => setting == Bases || setting.StartsWith(Path, StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];

    private FastClusterOptions WithIdentity(
        Func<AuthorizationServerOptions, AuthorizationServerOptions> change,
        IdentityProviderOptions settings
    ) =>
        _setup.WithServer(server =>
            change(
                WithScopes(
                    server with
                    {
                        People = new() { UsersFile = _setup.Folder["users.json"], IdentityProvider = settings },
                        FhirBases = [.. server.FhirBases, server.FhirBases[0] with { Url = server.Issuer }],
                    },
                    "openid",
                    "udap"
                )
            )
        );
}
