namespace FastCluster.Contracts.Tokens;

/// <summary>
/// Says who the person of an access token is, from the token alone; activates no actor. A node that holds actors does it where
/// the request lands; an API node asks a worker of a silo (<see cref="IUserInfoGrain"/>).
/// </summary>
public interface IUserInfo
{
    /// <summary>Judges a token and opens what it says of its person.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<UserInfoReply> ReadAsync(UserInfoRequestMessage request, CancellationToken cancellationToken = default);
}
