namespace FastCluster.Contracts.Tokens;

/// <summary>The way of a process without actors to the <see cref="IUserInfo"/> of a silo (stateless worker, key 0).</summary>
[Alias("fc.IUserInfoGrain")]
public interface IUserInfoGrain : IGrainWithIntegerKey
{
    /// <summary>Judges a token and opens what it says of its person.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ReadAsync")]
    Task<UserInfoReply> ReadAsync(UserInfoRequestMessage request, CancellationToken cancellationToken = default);
}
