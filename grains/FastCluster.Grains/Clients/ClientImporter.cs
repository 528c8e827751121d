using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Nodes;

namespace FastCluster.Grains.Clients;

/// <summary>
/// Makes the rows of clients that were registered elsewhere, for a bulk import into the store of a node that serves nobody
/// yet. The rows are those that <see cref="IClientGrain.RegisterAsync"/> would have written.
/// </summary>
public sealed class ClientImporter
{
    /// <summary>Name of the state that the client's actor keeps.</summary>
    public const string StateName = "state";

    private readonly KeyDirectory _keys;
    private readonly IStateEncoder _encoder;
    private readonly TimeProvider _clock;

    internal ClientImporter(KeyDirectory keys, IStateEncoder encoder, TimeProvider clock)
    {
        (_keys, _encoder, _clock) = (keys, encoder, clock);
    }

    /// <summary>The row of one client in its first generation.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="command">What it registered; not a cancellation.</param>
    /// <returns>Actor, payload and the client id that the row gives it.</returns>
    /// <exception cref="ArgumentException">The command is a cancellation.</exception>
    public async ValueTask<(GrainId Grain, byte[] Payload, ClientKey Key, string ClientId)> MakeRowAsync(
        string serverId,
        RegisterClient command
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        var registration =
            command.Registration ?? throw new ArgumentException("A cancellation cannot be imported.", nameof(command));
        var key = ClientKey.Of(serverId, command.Community, command.Issuer);
        var tagKey = (await _keys.GetAsync(serverId, KeyUse.ClientIdTag)).Active.Secret;
        var snapshot = new ClientSnapshot
        {
            ClientId = ClientIdCodec.Write(key, generation: 1, tagKey.Span),
            Community = command.Community,
            Issuer = command.Issuer,
            Status = ClientStatus.Active,
            Generation = 1,
            Version = 1,
            Registration = registration,
            Certificates = command.Certificate.Der.Length == 0 ? [] : [command.Certificate],
            IssuedAt = _clock.GetUtcNow().ToUnixTimeSeconds(),
        };
        var grain = GrainId.Create("client", key.ToGrainKey());
        return (grain, _encoder.Encode(new ClientState { Snapshot = snapshot }), key, snapshot.ClientId);
    }
}
