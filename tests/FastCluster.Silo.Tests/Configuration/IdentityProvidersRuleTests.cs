using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Servers;

namespace FastCluster.Silo.Tests.Configuration;

public sealed class IdentityProvidersRuleTests : IDisposable
{
    private const string Path = "authorizationServers[0].people.identityProviders.";
    private readonly NodeSetup _setup = new();

    private static IdentityProvidersOptions Valid =>
        new()
        {
            Communities = [new() { Uri = NodeSetup.Community }],
            LogoUri = "https://as.example.test/logo.png",
            Contacts = ["mailto:office@as.example.test"],
        };

    public void Dispose() => _setup.Dispose();

    [Fact]
    [Requirement("TIER-09")]
    public void Check_ItsOwnCommunity_HasNoFault() => Assert.Empty(Check(Valid));

    [Fact]
    [Requirement("TIER-09")]
    public void Check_NamesOfOthers_AreFaults()
    {
        var settings = Valid with
        {
            Communities =
            [
                new()
                {
                    Uri = NodeSetup.Community,
                    AppCommunities = ["urn:unknown"],
                    BaseUrls = ["http://idp.test"],
                },
                new() { Uri = "urn:unknown" },
                new() { Uri = NodeSetup.Community },
            ],
        };

        Assert.Equal(
            [
                Path + "communities[0].appCommunities[0]",
                Path + "communities[0].baseUrls[0]",
                Path + "communities[1].uri",
                Path + "communities[2].uri",
            ],
            Check(settings).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    [Requirement("TIER-10")]
    public void Check_WhatNoProviderTakes_IsFault()
    {
        var settings = Valid with
        {
            LogoUri = "https://as.example.test/logo.svg",
            Contacts = ["https://as.example.test"],
        };

        Assert.Equal([Path + "contacts", Path + "logoUri"], Check(settings).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Requirement("TIER-09")]
    public void Map_Settings_KeepTheirMeaning()
    {
        var options = With(Valid with { AllowLinking = false });

        var trust = new ConfiguredServers(options).Get("main").IdentityProviders!;

        Assert.Equal("as.example.test", trust.ClientName);
        Assert.False(trust.AllowsLinking);
        Assert.Equal(NodeSetup.Community, Assert.Single(trust.For(NodeSetup.Community)).Community);
        Assert.Null(new ConfiguredServers(_setup.Options).Get("main").IdentityProviders);
    }

    private FastClusterOptions With(IdentityProvidersOptions settings) =>
        _setup.WithServer(server => server with { People = new() { IdentityProviders = settings } });

    private IEnumerable<string> Check(IdentityProvidersOptions settings) =>
        ConfigurationCheck
            .Check(With(settings), NodeSetup.Now)
            .Select(fault => fault.Setting)
            .Where(setting => setting.StartsWith(Path, StringComparison.Ordinal));
}
