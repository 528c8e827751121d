using FastCluster.Api.People.SessionKeys;
using FastCluster.Contracts.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Api.Tests.People;

public sealed class SessionKeyTests
{
    [Fact]
    public async Task Start_OfTheFirstNode_StoresOneKeyBeforeItIsUsed()
    {
        await using var application = await PeopleApplication.StartAsync();

        var key = Assert.Single(application.Keys.Keys);
        var protector = application.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

        Assert.Equal("x", protector.Unprotect(protector.Protect("x")));
        Assert.Single(application.Keys.Keys);
        Assert.Contains(key.KeyId, key.Element, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Element, key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OfTwoNodesAtOnce_HasOneWinner()
    {
        var keys = new FakeSessionKeys();
        PeopleApplication? other = null;
        keys.BeforeAdd = async () => other = await PeopleApplication.StartAsync(keys: keys);

        await using var application = await PeopleApplication.StartAsync(keys: keys);
        await using var second = other!;

        Assert.Single(keys.Keys);
        var sealedText = Protector(application).Protect("x");
        Assert.Equal("x", Protector(second).Unprotect(sealedText));
    }

    [Fact]
    public async Task Start_WhileNobodyAnswers_WaitsUntilSomebodyDoes()
    {
        var keys = new FakeSessionKeys();
        keys.Faults.Enqueue(new TimeoutException());

        await using var application = await PeopleApplication.StartAsync(keys: keys);

        Assert.Equal(2, keys.Reads);
        Assert.Equal([2040, 2041], application.Logs.EventIds.Where(id => id is 2040 or 2041).Order());
    }

    [Fact]
    public async Task Start_NearTheEndOfTheLastKey_AddsItsSuccessor()
    {
        var keys = new FakeSessionKeys();
        await using (var _ = await PeopleApplication.StartAsync(keys: keys)) { }

        var first = Assert.Single(keys.Keys);
        var soon = new FakeSessionKeys();
        var end = TimeProvider.System.GetUtcNow() + SessionKeyUpkeep.Ahead - TimeSpan.FromMinutes(1);
        await soon.AddAsync(0, first with { ExpiresAt = end.ToUnixTimeSeconds() });

        await using var application = await PeopleApplication.StartAsync(keys: soon);

        Assert.Equal(2, soon.Keys.Length);
        Assert.Equal(end.ToUnixTimeSeconds() + (long)SessionKeyUpkeep.Life.TotalSeconds, soon.Keys[1].ExpiresAt);
    }

    [Fact]
    public void Repository_BeforeTheFirstRead_GivesNothing() =>
        Assert.Throws<InvalidOperationException>(() => new SessionKeyRepository().GetAllElements());

    [Theory]
    [InlineData("no xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    public void Repository_ElementThatIsNone_IsRefused(string element) =>
        Assert.Throws<System.Xml.XmlException>(() =>
            new SessionKeyRepository().Set(new(1, [new SessionKey("k", 1, element)]))
        );

    private static IDataProtector Protector(PeopleApplication application) =>
        application.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
