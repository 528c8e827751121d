using System.Collections.Concurrent;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Tokens;
using FastCluster.Contracts.Trust;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>Every actor that the public endpoints ask: it remembers the last message and answers as it was told.</summary>
internal sealed class FakeActors
    : ITokenIssuerGrain,
        IRegistrarGrain,
        IIntrospectorGrain,
        IRevokerGrain,
        IRevocationFeedGrain,
        IServerIdentityGrain,
        IKeyRingGrain
{
    public TokenRequestMessage? Token { get; private set; }

    public RegistrationRequestMessage? Registration { get; private set; }

    public IntrospectionRequestMessage? Introspection { get; private set; }

    public Func<TokenReply> OnToken { get; set; } =
        () => new TokenReply.Issued("at"u8.ToArray(), 300, "system/Patient.rs");

    public Func<RegistrationReply> OnRegister { get; set; } =
        () => new RegistrationReply.Accepted(true, "{}"u8.ToArray());

    public Func<PublishedMetadata?> OnMetadata { get; set; } =
        () => new("{}"u8.ToArray(), long.MaxValue / 100_000_000, 0);

    public ConcurrentQueue<RevocationFeedRead> FeedReads { get; } = [];

    /// <summary>How time passes while a read of the feed waits without news.</summary>
    public Func<TimeSpan, Task> OnFeedWait { get; set; } = _ => Task.CompletedTask;

    public int MetadataCalls { get; private set; }

    public Task<TokenReply> IssueAsync(TokenRequestMessage request, CancellationToken cancellationToken = default)
    {
        Token = request;
        return Task.FromResult(OnToken());
    }

    public Task<RegistrationReply> RegisterAsync(
        RegistrationRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        Registration = request;
        return Task.FromResult(OnRegister());
    }

    public Task<IntrospectionReply> IntrospectAsync(
        IntrospectionRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        Introspection = request;
        return Task.FromResult<IntrospectionReply>(new IntrospectionReply.Answered("{\"active\":false}"u8.ToArray()));
    }

    public Task<RevocationReply> RevokeAsync(
        RevocationRequestMessage request,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(new RevocationReply(RejectionReason.None));

    public Task<RevocationFeedReply> AdmitAsync(
        RevocationFeedRequestMessage request,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<RevocationFeedReply>(new RevocationFeedReply.Admitted());

    public async Task<RevocationFeedReply> ReadAsync(
        RevocationFeedRead read,
        CancellationToken cancellationToken = default
    )
    {
        FeedReads.Enqueue(read);
        await OnFeedWait(read.Wait);
        return read.Wait == TimeSpan.Zero
            ? new RevocationFeedReply.Answered("{}"u8.ToArray())
            : new RevocationFeedReply.Unchanged();
    }

    public Task<PublishedMetadata?> GetMetadataAsync(
        string fhirBase,
        string community,
        CancellationToken cancellationToken = default
    )
    {
        MetadataCalls++;
        return Task.FromResult(OnMetadata());
    }

    public Task<byte[]> GetJwksAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult("{\"keys\":[]}"u8.ToArray());

    public Task<RingKey[]> GetKeysAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<RingKey[]>([new("kid-1", KeyState.Active, [1, 2, 3], "kek-1", null, 5, 0)]);

    public Task<RingKey[]> RotateAsync(CancellationToken cancellationToken = default) =>
        GetKeysAsync(cancellationToken);

    public Task<int> RewrapAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}
