using FastCluster.Contracts.Tokens;

namespace FastCluster.Api.UserInfo;

/// <summary>What a process without actors says of people: a worker of a silo.</summary>
internal sealed class DistantUserInfo(IGrainFactory grains) : IUserInfo
{
    private IUserInfoGrain? _worker; // kept: Orleans finds its kind by reflection at each call

    /// <inheritdoc/>
    public Task<UserInfoReply> ReadAsync(
        UserInfoRequestMessage request,
        CancellationToken cancellationToken = default
    ) => (_worker ??= grains.GetGrain<IUserInfoGrain>(0)).ReadAsync(request, cancellationToken);
}
