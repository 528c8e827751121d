using FastCluster.Contracts.Tokens;
using Orleans.Concurrency;

namespace FastCluster.Grains.Tokens;

/// <summary>The way of API nodes to what a silo says of people.</summary>
[StatelessWorker, Reentrant, GrainType("user-info")]
internal sealed class UserInfoGrain(IUserInfo reader) : Grain, IUserInfoGrain
{
    /// <inheritdoc/>
    public Task<UserInfoReply> ReadAsync(
        UserInfoRequestMessage request,
        CancellationToken cancellationToken = default
    ) => reader.ReadAsync(request, cancellationToken);
}
