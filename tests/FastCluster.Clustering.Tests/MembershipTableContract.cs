using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;

namespace FastCluster.Clustering.Tests;

/// <summary>
/// What every membership table and list of gateways of the product must do. A provider's suite derives from this and says
/// how it is registered. Each test has a cluster of its own.
/// </summary>
public abstract partial class MembershipTableContract : IAsyncLifetime
{
    private readonly List<IHost> _hosts = [];

    /// <summary>Cluster of this test.</summary>
    protected string ClusterId { get; } = $"contract-{Guid.NewGuid():N}";

    /// <summary>The table of this test, initialized.</summary>
    protected IMembershipTable Table { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Table = await OpenTableAsync(ClusterId);
    }

    public virtual Task DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task ReadAll_AfterTheStart_HoldsNoSiloAndTheFirstVersion()
    {
        var table = await Table.ReadAllAsync();

        Assert.Empty(table.Members);
        Assert.Equal(0, table.Version.Version);
    }

    [Fact]
    public async Task Initialize_ByManyAtOnce_KeepsOneVersion()
    {
        await InsertAsync(Silos.Entry(1));
        var before = await Table.ReadAllAsync();
        var tables = Enumerable.Range(0, 4).Select(_ => OpenTable(ClusterId));

        await Task.WhenAll(tables.Select(table => table.InitializeMembershipTableAsync(tryInitTableVersion: true)));

        Assert.Equal(before.Version, (await Table.ReadAllAsync()).Version);
    }

    [Fact]
    public async Task Insert_NewSilo_IsReadWithTheNextVersion()
    {
        var before = await Table.ReadAllAsync();

        Assert.True(await Table.InsertRowAsync(Silos.Entry(1), before.Version.Next()));

        var after = await Table.ReadAllAsync();
        AssertSame(Silos.Entry(1), Assert.Single(after.Members).Item1);
        Assert.Equal(1, after.Version.Version);
        Assert.NotEqual(before.Version.VersionEtag, after.Version.VersionEtag);
    }

    [Fact]
    public async Task Insert_SameSiloAgain_ChangesNothing()
    {
        await InsertAsync(Silos.Entry(1));
        var before = await Table.ReadAllAsync();

        Assert.False(await Table.InsertRowAsync(Silos.Entry(1, SiloStatus.Dead), before.Version.Next()));

        AssertSame(before, await Table.ReadAllAsync());
    }

    [Fact]
    public async Task Insert_WithAVersionThatIsNoLongerCurrent_ChangesNothing()
    {
        var stale = await Table.ReadAllAsync();
        await InsertAsync(Silos.Entry(1));
        var before = await Table.ReadAllAsync();

        Assert.False(await Table.InsertRowAsync(Silos.Entry(2), stale.Version.Next()));

        AssertSame(before, await Table.ReadAllAsync());
    }

    [Fact]
    public async Task Update_WithCurrentVersion_ReplacesTheRow()
    {
        await InsertAsync(Silos.Entry(1, SiloStatus.Joining));
        await InsertAsync(Silos.Entry(2));
        var before = await Table.ReadAllAsync();
        var changed = Silos.Entry(1, SiloStatus.Dead);
        changed.AddSuspector(Silos.Address(2), Silos.Start.AddMinutes(2));

        Assert.True(await Table.UpdateRowAsync(changed, TagOf(before, 1), before.Version.Next()));

        var after = await Table.ReadAllAsync();
        AssertSame(changed, after.TryGet(Silos.Address(1))!.Item1);
        AssertSame(Silos.Entry(2), after.TryGet(Silos.Address(2))!.Item1);
        Assert.Equal(before.Version.Version + 1, after.Version.Version);
    }

    [Fact]
    public async Task Update_WithAVersionThatIsNoLongerCurrent_ChangesNothing()
    {
        await InsertAsync(Silos.Entry(1, SiloStatus.Joining));
        var stale = await Table.ReadAllAsync();
        await InsertAsync(Silos.Entry(2));
        var before = await Table.ReadAllAsync();

        var isUpdated = await Table.UpdateRowAsync(Silos.Entry(1), TagOf(before, 1), stale.Version.Next());

        Assert.False(isUpdated);
        AssertSame(before, await Table.ReadAllAsync());
    }

    [Fact]
    public async Task Update_OfASiloThatHasNoRow_ChangesNothing()
    {
        await InsertAsync(Silos.Entry(1));
        var before = await Table.ReadAllAsync();

        Assert.False(await Table.UpdateRowAsync(Silos.Entry(2), TagOf(before, 1), before.Version.Next()));

        AssertSame(before, await Table.ReadAllAsync());
    }

    [Fact]
    public async Task Update_AfterASignOfLifeSinceTheRead_Succeeds()
    {
        await InsertAsync(Silos.Entry(1));
        var before = await Table.ReadAllAsync();
        await Table.UpdateIAmAliveAsync(Alive(1, minutes: 5));

        var changed = Silos.Entry(1, SiloStatus.ShuttingDown);
        var isUpdated = await Table.UpdateRowAsync(changed, TagOf(before, 1), before.Version.Next());

        Assert.True(isUpdated);
        Assert.Equal(SiloStatus.ShuttingDown, (await Table.ReadAllAsync()).Members.Single().Item1.Status);
    }

    [Fact]
    public async Task UpdateIAmAlive_ChangesThatTimeAndNoVersion()
    {
        var entry = Silos.Entry(1);
        entry.AddSuspector(Silos.Address(2), Silos.Start.AddMinutes(2));
        await InsertAsync(entry);
        var before = await Table.ReadAllAsync();

        await Table.UpdateIAmAliveAsync(Alive(1, minutes: 5));

        var after = await Table.ReadAllAsync();
        entry.IAmAliveTime = Silos.Start.AddMinutes(5);
        AssertSame(entry, after.Members.Single().Item1);
        Assert.Equal(before.Version, after.Version);
    }

    [Fact]
    public async Task ReadRow_OfOneSilo_HoldsItAndTheVersion()
    {
        await InsertAsync(Silos.Entry(1));
        await InsertAsync(Silos.Entry(2));

        var table = await Table.ReadRowAsync(Silos.Address(2));

        AssertSame(Silos.Entry(2), Assert.Single(table.Members).Item1);
        Assert.Equal((await Table.ReadAllAsync()).Version, table.Version);
    }

    [Fact]
    public async Task ReadRow_OfASiloThatHasNoRow_HoldsTheVersionOnly()
    {
        await InsertAsync(Silos.Entry(1));

        var table = await Table.ReadRowAsync(Silos.Address(2));

        Assert.Empty(table.Members);
        Assert.Equal((await Table.ReadAllAsync()).Version, table.Version);
    }

    [Fact]
    public async Task Votes_OfTheSameSiloTwice_AreAllKeptInOrder()
    {
        var entry = Silos.Entry(1, SiloStatus.Dead);
        entry.AddSuspector(Silos.Address(2), Silos.Start.AddMinutes(2));
        entry.AddSuspector(Silos.Address(3), Silos.Start.AddMinutes(3));
        entry.AddSuspector(Silos.Address(2), Silos.Start.AddMinutes(4));

        await InsertAsync(entry);

        AssertSame(entry, (await Table.ReadAllAsync()).Members.Single().Item1);
    }

    [Fact]
    public async Task Insert_SiloWithAnIPv6Address_IsRead()
    {
        var entry = Silos.Entry(SiloAddress.New(IPAddress.Parse("2001:db8::17"), 11_111, 5));
        entry.AddSuspector(SiloAddress.New(IPAddress.IPv6Loopback, 11_112, 6), Silos.Start.AddMinutes(2));

        await InsertAsync(entry);

        AssertSame(entry, (await Table.ReadAllAsync()).Members.Single().Item1);
        AssertSame(entry, (await Table.ReadRowAsync(entry.SiloAddress)).Members.Single().Item1);
    }

    [Fact]
    public async Task Operations_Cancelled_ThrowAndChangeNothing()
    {
        var before = await Table.ReadAllAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table.ReadAllAsync(cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Table.InsertRowAsync(Silos.Entry(1), before.Version.Next(), cancelled.Token)
        );

        AssertSame(before, await Table.ReadAllAsync());
    }

    /// <summary>Registers the provider for a silo.</summary>
    protected abstract void UseClustering(ISiloBuilder silo);

    /// <summary>Registers the provider for a client.</summary>
    protected abstract void UseClustering(IClientBuilder client);

    /// <summary>The table as a silo of its own sees it, initialized; the silo does not run.</summary>
    protected async Task<IMembershipTable> OpenTableAsync(string clusterId)
    {
        var table = OpenTable(clusterId);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        return table;
    }

    /// <summary>The gateways as a client of its own sees them; the client does not run.</summary>
    protected IGatewayListProvider OpenGateways(string clusterId) =>
        Build(host => host.UseOrleansClient(client => UseClustering(client.Configure<ClusterOptions>(Name(clusterId)))))
            .GetRequiredService<IGatewayListProvider>();

    /// <summary>Inserts a row without competitors; its votes come by an update, as in a cluster.</summary>
    protected async Task InsertAsync(MembershipEntry entry)
    {
        var votes = entry.SuspectTimes;
        entry.SuspectTimes = null;
        Assert.True(await Table.InsertRowAsync(entry, (await Table.ReadAllAsync()).Version.Next()));
        entry.SuspectTimes = votes;
        if (votes is not null)
        {
            var table = await Table.ReadAllAsync();
            var tag = table.TryGet(entry.SiloAddress)!.Item2;
            Assert.True(await Table.UpdateRowAsync(entry, tag, table.Version.Next()));
        }
    }

    private IMembershipTable OpenTable(string clusterId) =>
        Build(host => host.UseOrleans(silo => UseClustering(silo.Configure<ClusterOptions>(Name(clusterId)))))
            .GetRequiredService<IMembershipTable>();

    private static Action<ClusterOptions> Name(string clusterId) =>
        names => (names.ClusterId, names.ServiceId) = (clusterId, "contract");

    private static string TagOf(MembershipTableData table, int number) => table.TryGet(Silos.Address(number))!.Item2;

    private static MembershipEntry Alive(int number, int minutes) =>
        new() { SiloAddress = Silos.Address(number), IAmAliveTime = Silos.Start.AddMinutes(minutes) };

    private static void AssertSame(MembershipEntry expected, MembershipEntry actual)
    {
        Assert.Equal(expected.SiloAddress, actual.SiloAddress);
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(expected.HostName, actual.HostName);
        Assert.Equal(expected.SiloName, actual.SiloName);
        Assert.Equal(expected.ProxyPort, actual.ProxyPort);
        Assert.Equal(expected.StartTime, actual.StartTime);
        Assert.Equal(expected.IAmAliveTime, actual.IAmAliveTime);
        Assert.Equal(expected.SuspectTimes ?? [], actual.SuspectTimes ?? []);
    }

    private static void AssertSame(MembershipTableData expected, MembershipTableData actual)
    {
        Assert.Equal(expected.Version, actual.Version);
        Assert.Equal(expected.Members.Count, actual.Members.Count);
        Assert.All(expected.Members, row => AssertSame(row.Item1, actual.TryGet(row.Item1.SiloAddress)!.Item1));
    }

    private IServiceProvider Build(Action<IHostBuilder> configure)
    {
        var builder = new HostBuilder().ConfigureLogging(logging => logging.ClearProviders());
        configure(builder);
        var host = builder.Build();
        _hosts.Add(host);
        return host.Services;
    }
}
