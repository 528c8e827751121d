using System.Collections.Frozen;
using System.Security.Cryptography;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.People.Settings;

namespace FastCluster.Api.People.SignIn;

/// <summary>
/// Sign-in by the development user store. An unknown name costs the same hash as a known one, so that time tells nothing.
/// </summary>
internal sealed class PasswordSignIn(PeopleDirectory people, TimeProvider time)
{
    private const string Method = "pwd"; // RFC 8176 section 2

    private readonly string _nobody = PasswordHashes.Make(RandomNumberGenerator.GetHexString(32));

    private readonly FrozenDictionary<string, FrozenDictionary<string, DevelopmentUser>> _users =
        people.All.ToFrozenDictionary(
            server => server.ServerId,
            server => (server.Users ?? []).ToFrozenDictionary(user => user.Name, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    /// <summary>Whether a server has such a store.</summary>
    /// <param name="serverId">The server.</param>
    public bool IsServed(string serverId) => _users[serverId].Count > 0;

    /// <summary>Looks whether name and password belong together.</summary>
    /// <param name="serverId">The server.</param>
    /// <param name="name">What was typed.</param>
    /// <param name="password">What was typed.</param>
    /// <returns>Who it is, or null.</returns>
    public PersonProof? Find(string serverId, string name, string password)
    {
        var user = _users[serverId].GetValueOrDefault(name);
        var isBounded = password.Length <= PasswordHashes.MaximumLength;
        var matches = PasswordHashes.Matches(user?.PasswordHash ?? _nobody, isBounded ? password : string.Empty);
        return user is not null && isBounded && matches
            ? new()
            {
                Subject = user.Subject,
                AuthenticatedAt = time.GetUtcNow().ToUnixTimeSeconds(),
                Methods = [Method],
                Details = user.Details,
            }
            : null;
    }
}
