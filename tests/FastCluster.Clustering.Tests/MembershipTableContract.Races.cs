namespace FastCluster.Clustering.Tests;

/// <summary>What must hold when several silos act at once, and what is cleared away.</summary>
public abstract partial class MembershipTableContract
{
    private const int Competitors = 8;

    /// <summary>Status and minutes after the start of: last sign of life, vote; and whether the row goes at minute 10.</summary>
    public static TheoryData<SiloStatus, int, int?, bool> DefunctRows =>
        new()
        {
            { SiloStatus.Dead, 5, null, true },
            { SiloStatus.Dead, 5, 6, true },
            { SiloStatus.Dead, 15, null, false },
            { SiloStatus.Dead, 5, 15, false },
            { SiloStatus.Active, 5, null, false },
            { SiloStatus.Joining, 5, null, false },
            { SiloStatus.ShuttingDown, 5, 6, false },
        };

    [Fact]
    public async Task Insert_ByManyUntilItSucceeds_IsOneStepOfTheVersionEach()
    {
        var tables = await OpenCompetitorsAsync();

        var versions = await Task.WhenAll(tables.Select(InsertUntilItSucceedsAsync));

        var table = await Table.ReadAllAsync();
        Assert.Equal(Enumerable.Range(1, Competitors), versions.Order());
        Assert.Equal(Competitors, table.Version.Version);
        Assert.Equal(Competitors, table.Members.Count);
    }

    [Fact]
    public async Task Insert_ByManyOnOneVersion_SucceedsOnce()
    {
        var before = await Table.ReadAllAsync();
        var tables = await OpenCompetitorsAsync();

        var outcomes = await Task.WhenAll(
            tables.Select((table, number) => table.InsertRowAsync(Silos.Entry(number), before.Version.Next()))
        );

        var after = await Table.ReadAllAsync();
        Assert.Single(outcomes, isInserted => isInserted);
        Assert.Single(after.Members);
        Assert.Equal(1, after.Version.Version);
    }

    [Fact]
    public async Task Update_ByManyOnOneVersion_SucceedsOnce()
    {
        await InsertAsync(Silos.Entry(1));
        var before = await Table.ReadAllAsync();
        var tables = await OpenCompetitorsAsync();

        var outcomes = await Task.WhenAll(tables.Select((table, number) => VoteAsync(table, before, number + 2)));

        var after = await Table.ReadAllAsync();
        Assert.Single(outcomes, isUpdated => isUpdated);
        Assert.Single(after.Members.Single().Item1.SuspectTimes!);
        Assert.Equal(before.Version.Version + 1, after.Version.Version);
    }

    [Theory]
    [MemberData(nameof(DefunctRows))]
    public async Task Cleanup_RemovesDeadRowsThatNothingTouchedSince(
        SiloStatus status,
        int alive,
        int? vote,
        bool isRemoved
    )
    {
        var entry = Silos.Entry(1, status);
        entry.IAmAliveTime = Silos.Start.AddMinutes(alive);
        entry.SuspectTimes = vote is { } at ? [Tuple.Create(Silos.Address(2), Silos.Start.AddMinutes(at))] : null;
        await InsertAsync(entry);
        var before = await Table.ReadAllAsync();

        await Table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Silos.Start.AddMinutes(10)));

        var after = await Table.ReadAllAsync();
        Assert.Equal(isRemoved ? 0 : 1, after.Members.Count);
        Assert.Equal(before.Version, after.Version);
    }

    [Fact]
    public async Task Delete_OfACluster_LeavesOthersAlone()
    {
        await InsertAsync(Silos.Entry(1));
        var otherId = $"{ClusterId}-other";
        var other = await OpenTableAsync(otherId);
        await other.InsertRowAsync(Silos.Entry(2), (await other.ReadAllAsync()).Version.Next());

        await Table.DeleteMembershipTableEntriesAsync(ClusterId);

        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        Assert.Empty((await Table.ReadAllAsync()).Members);
        AssertSame(Silos.Entry(2), Assert.Single((await other.ReadAllAsync()).Members).Item1);
    }

    [Fact]
    public async Task Gateways_AreThoseOfActiveSilosThatHaveOne()
    {
        var silent = Silos.Entry(2);
        silent.ProxyPort = 0;
        await InsertAsync(Silos.Entry(1));
        await InsertAsync(silent);
        await InsertAsync(Silos.Entry(3, SiloStatus.Joining));
        await InsertAsync(Silos.Entry(4, SiloStatus.Dead));
        var gateways = OpenGateways(ClusterId);
        await gateways.InitializeGatewayListProviderAsync();

        var found = await gateways.GetGatewaysAsync();

        Assert.Equal(["gwy.tcp://127.0.0.1:20001/100001"], found.Select(gateway => gateway.AbsoluteUri));
    }

    [Fact]
    public async Task Gateways_OfAClusterWithoutSilos_AreNone()
    {
        var gateways = OpenGateways(ClusterId);
        await gateways.InitializeGatewayListProviderAsync();

        Assert.Empty(await gateways.GetGatewaysAsync());
    }

    private Task<IMembershipTable[]> OpenCompetitorsAsync() =>
        Task.WhenAll(Enumerable.Range(0, Competitors).Select(_ => OpenTableAsync(ClusterId)));

    /// <summary>Inserts as a starting silo does: read, try, again.</summary>
    /// <returns>The version that the insert made.</returns>
    private static async Task<int> InsertUntilItSucceedsAsync(IMembershipTable table, int number)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var next = (await table.ReadAllAsync()).Version.Next();
            if (await table.InsertRowAsync(Silos.Entry(number), next))
            {
                return next.Version;
            }
        }

        throw new InvalidOperationException("A hundred inserts failed.");
    }

    private static Task<bool> VoteAsync(IMembershipTable table, MembershipTableData before, int number)
    {
        var entry = Silos.Entry(1);
        entry.AddSuspector(Silos.Address(number), Silos.Start.AddMinutes(2));
        return table.UpdateRowAsync(entry, TagOf(before, 1), before.Version.Next());
    }
}
