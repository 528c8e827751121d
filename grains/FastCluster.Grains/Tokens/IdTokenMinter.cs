using System.Text;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Authorization;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Trust;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Signs ID tokens with the server's own certificate of the client's community, on the silo that holds its key and outside any
/// actor's turn (ADR 29).
/// </summary>
internal sealed class IdTokenMinter(IServerCredentials credentials, TimeProvider clock)
{
    /// <summary>The certificate for the ID token of a grant.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="grant">The grant.</param>
    /// <returns>The certificate and no reason; neither where no ID token goes with the grant.</returns>
    public (ServerCredential? Credential, RejectionReason Reason) Find(AuthorizationServer server, TokenGrant grant)
    {
        var community = grant.Client.Community.Uri;
        if (grant.Person is null || !GivenIdentity.IsGiven(server, community, grant.Scope))
        {
            return (null, RejectionReason.None);
        }

        var credential = credentials.Find(server.Id, server.Issuer, community);
        return
            credential is null
            || OwnCertificate.Judge(credential, server.Issuer, clock.GetUtcNow(), out _) != RejectionReason.None
            ? (null, RejectionReason.IdTokenKeyUnavailable)
            : (credential, RejectionReason.None);
    }

    /// <summary>Signs the ID token of a grant whose access token was minted.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="grant">The grant, of a person.</param>
    /// <param name="accessToken">The access token beside it.</param>
    /// <param name="credential">What <see cref="Find"/> gave.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async ValueTask<string> MintAsync(
        AuthorizationServer server,
        TokenGrant grant,
        MintedToken accessToken,
        ServerCredential credential,
        CancellationToken cancellationToken
    )
    {
        var person = grant.Person!;
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var claims = new IdTokenClaims
        {
            Issuer = server.Issuer,
            Subject = person.Subject,
            Audience = grant.Client.Assertion.ClientId,
            IssuedAt = now,
            ExpiresAt = now.AddSeconds(GivenIdentity.MaximumSeconds),
            Nonce = person.Nonce,
            AuthenticatedAt = DateTimeOffset.FromUnixTimeSeconds(person.AuthenticatedAt),
            Acr = person.Assurance,
            Amr = person.Methods,
            Person = person.Claims,
        };
        var text = await IdTokenWriter.SignAsync(
            claims,
            Encoding.ASCII.GetString(accessToken.Text),
            credential.Chain,
            credential.Key,
            cancellationToken
        );
        return Encoding.ASCII.GetString(text);
    }
}
