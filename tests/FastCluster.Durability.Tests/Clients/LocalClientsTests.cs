using System.Collections.Concurrent;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Storage;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Grains.Clients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Core.Internal;

namespace FastCluster.Durability.Tests.Clients;

/// <summary>What is read of a client without a message to its actor is what the actor would answer (ADR 31).</summary>
public sealed class LocalClientsTests : IAsyncLifetime
{
    private const string Uri = "https://client.test/local";
    private static readonly ClientKey s_key = ClientKey.Of(NodeFolder.ServerId, NodeFolder.CommunityUri, Uri);
    private readonly NodeFolder _folder = NodeFolder.Create();
    private InProcessNode _node = null!;

    private IClientGrain Actor => _node.Grains.GetGrain<IClientGrain>(s_key.ToGrainKey());

    private LocalClients Local => _node.Services.GetRequiredService<LocalClients>();

    public async Task InitializeAsync() => _node = await InProcessNode.StartAsync(_folder, TimeProvider.System);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Requirement("TOK-26")]
    public async Task Record_IsReadOnceTheActorWasAsked()
    {
        await Actor.RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        Assert.Null(Local.Find(s_key));

        var answered = await Actor.GetAsync();

        Assert.Same(answered, Local.Find(s_key));
    }

    [Fact]
    [Requirement("TOK-26")]
    public async Task Record_ThatWasNeverRegistered_IsNotKept()
    {
        Assert.Null(await Actor.GetAsync());
        Assert.Null(Local.Find(s_key));
    }

    [Theory]
    [InlineData("system/Observation.rs")]
    [InlineData(null)]
    [Requirement("TOK-26")]
    public async Task Record_OfAChangedClient_IsNeverTheOneBefore(string? scope)
    {
        await Actor.RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        await Actor.GetAsync();

        await Actor.RegisterAsync(Command(statement: 2, scope));
        Assert.Null(Local.Find(s_key));

        await Actor.GetAsync();
        Assert.Equal(2, Local.Find(s_key)!.Version);
    }

    [Fact]
    [Requirement("TOK-26")]
    public async Task Record_OfADisabledClient_IsNeverTheOneBefore()
    {
        await Actor.RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        await Actor.GetAsync();

        await Actor.SetEnabledAsync(isEnabled: false);

        Assert.Null(Local.Find(s_key));
    }

    /// <summary>Between the raised epoch and a record hidden later, a grant would name the new epoch for the old record.</summary>
    [Fact]
    [Requirement("TOK-26")]
    public async Task Record_IsHiddenBeforeAnythingOfItsChangeIsWritten()
    {
        await Actor.RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        await Actor.GetAsync();
        Assert.NotNull(Local.Find(s_key));
        var written = new ConcurrentBag<(string GrainType, ClientSnapshot? Shown)>();
        _node.Guard.BeforeWrite = key =>
        {
            written.Add((key.GrainType, Local.Find(s_key)));
            return Task.CompletedTask;
        };

        await Actor.RegisterAsync(Command(statement: 2, scope: null));

        Assert.Contains(written, write => write.GrainType == "client");
        Assert.Contains(written, write => write.GrainType.StartsWith("revocation", StringComparison.Ordinal));
        Assert.All(written, write => Assert.Null(write.Shown));
    }

    /// <summary>Nobody knows whether the row changed: the next activation reads it.</summary>
    [Fact]
    [Requirement("TOK-26")]
    public async Task Record_WhoseChangeFailed_IsReadFromTheStore()
    {
        await Actor.RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        await Actor.GetAsync();
        _node.Guard.BeforeWrite = async _ =>
        {
            await Actor.GetAsync(); // interleaves with the change
            throw new StoreUnavailableException("away");
        };

        await Assert.ThrowsAnyAsync<Exception>(() =>
            Actor.RegisterAsync(Command(statement: 2, "system/Observation.rs"))
        );

        Assert.Null(Local.Find(s_key));
        _node.Guard.BeforeWrite = _ => Task.CompletedTask;
        Assert.Equal("system/Patient.rs", (await Actor.GetAsync())!.Registration!.Scope);
    }

    [Fact]
    public async Task Record_OfAnActorThatLeft_IsForgotten()
    {
        await Actor.RegisterAsync(Command(statement: 1, "system/Patient.rs"));
        await Actor.GetAsync();

        await Actor.Cast<IGrainManagementExtension>().DeactivateOnIdle();

        var limit = DateTime.UtcNow.AddSeconds(20);
        while (Local.Find(s_key) is not null)
        {
            Assert.True(DateTime.UtcNow < limit, "The record stayed.");
            await Task.Delay(20);
        }
    }

    [Fact]
    public void Record_ThatWasReadForAPeriod_IsAskedForAgain()
    {
        var clock = new FakeTimeProvider();
        var local = new LocalClients(clock);
        var client = Snapshot();
        local.Show(s_key, client);

        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Same(client, local.Find(s_key));
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Null(local.Find(s_key));
    }

    private static RegisterClient Command(UInt128 statement, string? scope) => Commands.Register(Uri, statement, scope);

    private static ClientSnapshot Snapshot() =>
        new()
        {
            ClientId = "any",
            Community = NodeFolder.CommunityUri,
            Issuer = Uri,
            Status = ClientStatus.Active,
            Generation = 1,
            Version = 1,
            Registration = Commands.Registration("system/Patient.rs"),
            Certificates = [],
        };
}
