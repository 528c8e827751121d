using FastCluster.Api.People.SignIn;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Servers;
using FastCluster.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace FastCluster.Silo.Tests.Configuration;

public sealed class PeopleRuleTests : IDisposable
{
    private const string Path = "authorizationServers[0].people.";
    private static readonly string s_hash = PasswordHashes.Make("correct horse");
    private readonly NodeSetup _setup = new();

    public PeopleRuleTests() =>
        _setup.Folder.Write("users.json", $$"""[{"subject":"p-1","name":"ada","passwordHash":"{{s_hash}}"}]""");

    private PeopleOptions People => new() { UsersFile = _setup.Folder["users.json"] };

    public void Dispose() => _setup.Dispose();

    [Fact]
    public void Check_UsersInDevelopment_HasNoFault() => Assert.Empty(Check(People));

    [Fact]
    public void Check_UsersInProduction_IsFault() =>
        Assert.Contains(Path + "usersFile", Check(People, NodeEnvironment.Production));

    [Fact]
    public void Check_NoWayToSignIn_IsFault() => Assert.Equal([Path + "usersFile"], Check(new PeopleOptions()));

    [Fact]
    public void Check_TwoWaysToSignIn_IsFault()
    {
        var people = People with { OpenIdConnect = Upstream };

        Assert.Equal([Path + "usersFile"], Check(people));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""[{"subject":"p-1","name":"ada"}]""")]
    [InlineData("""[{"subject":"p-1","name":"ada","passwordHash":null}]""")]
    [InlineData("""[{"subject":"p-1","name":"ada","passwordHash":"correct horse"}]""")]
    [InlineData("""[{"subject":"","name":"ada","passwordHash":"HASH"}]""")]
    [InlineData("""[{"subject":"p-1","name":"ada","passwordHash":"HASH","admin":true}]""")]
    [InlineData(
        """[{"subject":"p-1","name":"ada","passwordHash":"HASH"},{"subject":"p-1","name":"bob","passwordHash":"HASH"}]"""
    )]
    [InlineData(
        """[{"subject":"p-1","name":"ada","passwordHash":"HASH"},{"subject":"p-2","name":"ada","passwordHash":"HASH"}]"""
    )]
    public void Check_UsersFileOfOtherForm_IsFault(string content)
    {
        _setup.Folder.Write("users.json", content.Replace("HASH", s_hash, StringComparison.Ordinal));

        Assert.Equal([Path + "usersFile"], Check(People));
    }

    [Fact]
    public void Check_MissingUsersFile_IsFaultWherePeopleAreServedAlone()
    {
        var people = new PeopleOptions { UsersFile = _setup.Folder["none.json"] };

        Assert.Equal([Path + "usersFile"], Check(people));
        Assert.Empty(Check(people, role: NodeRole.Silo));
    }

    [Fact]
    [Requirement("CONS-13")]
    public void Check_PageOnAnotherOrigin_IsFault()
    {
        var people = People with { ConsentEndpoint = "https://as.example.test:8443/consent" };

        Assert.Equal([Path + "consentEndpoint"], Check(people));
    }

    [Fact]
    public void Check_PageAtTheAddressOfAnEndpoint_IsFault()
    {
        var people = People with { SignInPage = "https://as.example.test/token" };

        Assert.Equal([Path + "signInPage"], Check(people));
    }

    [Fact]
    public void Check_FilesAndLimitsOfOtherForm_AreFaults()
    {
        _setup.Folder.Write("logo.gif", "GIF");
        var people = new PeopleOptions
        {
            OpenIdConnect = Upstream with { ClientSecretFile = _setup.Folder["none"], Scopes = ["profile"] },
            AssetsAddress = "https://as.example.test/assets",
            SessionLifetime = TimeSpan.FromHours(2),
            SessionLimit = TimeSpan.FromHours(1),
            Pages = new() { LogoFile = _setup.Folder["logo.gif"], StyleSheetFile = _setup.Folder["none.css"] },
        };

        Assert.Equal(
            [
                Path + "assetsAddress",
                Path + "openIdConnect.clientSecretFile",
                Path + "openIdConnect.scopes",
                Path + "pages.logoFile",
                Path + "pages.styleSheetFile",
                Path + "sessionLimit",
            ],
            Check(people).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Map_ServerWithPeople_HasItsEndpointsBelowTheIssuer()
    {
        var options = _setup.WithServer(server => server with { People = People });

        var server = new ConfiguredServers(options).Get("main");
        var settings = PeopleMapper.Map(options).Get("main");

        Assert.Equal("https://as.example.test/authorize", server.People!.Authorization);
        Assert.Equal("https://as.example.test/assets/", server.People.Assets);
        Assert.Equal("as.example.test", settings.Pages.DisplayName);
        Assert.Equal("p-1", Assert.Single(settings.Users!).Subject);
        Assert.Null(new ConfiguredServers(_setup.Options).Get("main").People);
    }

    [Fact]
    public void Bind_SectionOfPeople_IsRead()
    {
        var settings = new Dictionary<string, string?>
        {
            ["authorizationServers:0:people:openIdConnect:authority"] = "https://login.example.test",
            ["authorizationServers:0:people:openIdConnect:scopes:0"] = "openid",
            ["authorizationServers:0:people:pages:defaultLanguage"] = "fr",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        var fault = Assert.Throws<InvalidConfigurationException>(() => ConfigurationReader.Bind(configuration, "/"));

        var faults = fault.Faults.Select(item => item.Setting).ToArray();
        Assert.Contains(Path + "openIdConnect.clientId", faults);
        Assert.Contains(Path + "pages.defaultLanguage", faults);
        Assert.DoesNotContain(Path + "openIdConnect.authority", faults);
    }

    private UpstreamOptions Upstream =>
        new()
        {
            Authority = "https://login.example.test",
            ClientId = "fastcluster",
            ClientSecretFile = _setup.Folder["users.json"],
        };

    private string[] Check(
        PeopleOptions people,
        NodeEnvironment environment = NodeEnvironment.Development,
        NodeRole role = NodeRole.Run
    )
    {
        var options = _setup.WithServer(server => server with { People = people }) with { Environment = environment };
        return
        [
            .. ConfigurationCheck
                .Check(options, NodeSetup.Now, role)
                .Select(fault => fault.Setting)
                .Where(setting => setting.StartsWith(Path, StringComparison.Ordinal)),
        ];
    }
}
