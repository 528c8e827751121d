namespace FastCluster.Contracts.Clients;

/// <summary>Outcome of <see cref="IClientGrain.RegisterAsync"/>.</summary>
[GenerateSerializer, Immutable, Alias("fc.ClientChange")]
public abstract record ClientChange
{
    private ClientChange() { }

    /// <summary>A new registration is durable.</summary>
    /// <param name="ClientId">Its new client id.</param>
    /// <param name="IssuedAt">Unix seconds.</param>
    [GenerateSerializer, Immutable, Alias("fc.ClientChange.Created")]
    public sealed record Created([property: Id(0)] string ClientId, [property: Id(1)] long IssuedAt) : ClientChange;

    /// <summary>The registration was replaced (MOD-05).</summary>
    /// <param name="ClientId">The unchanged client id.</param>
    /// <param name="IssuedAt">Unix seconds of the first registration.</param>
    [GenerateSerializer, Immutable, Alias("fc.ClientChange.Modified")]
    public sealed record Modified([property: Id(0)] string ClientId, [property: Id(1)] long IssuedAt) : ClientChange;

    /// <summary>The registration is cancelled and what it issued is dead (MOD-16).</summary>
    /// <param name="ClientId">The retired client id.</param>
    [GenerateSerializer, Immutable, Alias("fc.ClientChange.Cancelled")]
    public sealed record Cancelled([property: Id(0)] string ClientId) : ClientChange;

    /// <summary>A cancellation found nothing registered; no record was made (MOD-14).</summary>
    [GenerateSerializer, Immutable, Alias("fc.ClientChange.NothingRegistered")]
    public sealed record NothingRegistered : ClientChange;
}
