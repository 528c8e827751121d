using System.Buffers;
using System.Text.Json;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Authorization;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Answers UserInfo requests from the token alone: what it says of its person is sealed in it. No actor is activated, nothing is
/// stored. An answer is given only while the index is confirmed current; else 503. TIER-34; OpenID Connect Core section 5.3.
/// </summary>
internal sealed class UserInfoReader(TokenIssuerServices services, TokenReader reader, PersonalContextCipher cipher)
    : IUserInfo
{
    /// <inheritdoc/>
    public async Task<UserInfoReply> ReadAsync(
        UserInfoRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = services.Servers.Get(request.ServerId);
        var (claims, reason) = await JudgeAsync(server, request, cancellationToken);
        Record(request, claims, reason);
        if (reason != RejectionReason.None)
        {
            return new UserInfoReply.Rejected(
                reason,
                reason == RejectionReason.RevocationIndexStale ? TimeSpan.FromSeconds(1) : null
            );
        }

        var person = await cipher.DecryptClaimsAsync(server.Id, claims!.EncryptedContext, claims.JwtId);
        return new UserInfoReply.Answered(Write(claims.Subject, person?.Within(claims.Scope)));
    }

    private async ValueTask<(AccessTokenClaims? Claims, RejectionReason Reason)> JudgeAsync(
        AuthorizationServer server,
        UserInfoRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (!await services.Revocations.EnsureCurrentAsync(server.Id, cancellationToken))
        {
            return (null, RejectionReason.RevocationIndexStale);
        }

        var token = await reader.ReadAsync(server, request.Token, services.Revocations.IndexOf(server.Id));
        if (token is not { Claims: { } claims, IsAlive: true })
        {
            return (null, RejectionReason.UserInfoTokenInvalid);
        }

        var isOfPerson =
            claims.AuthenticatedAt is not null && GivenIdentity.IsGiven(server, claims.Community, claims.Scope);
        return (claims, isOfPerson ? RejectionReason.None : RejectionReason.UserInfoScopeMissing);
    }

    private static byte[] Write(string subject, IdentityClaims? person)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("sub"u8, subject);
            person?.Write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The person stands in no record (B2BU-08).</summary>
    private void Record(UserInfoRequestMessage request, AccessTokenClaims? claims, RejectionReason reason) =>
        services.Decisions.Record(
            new Decision
            {
                Kind = DecisionKind.UserInfo,
                Reason = reason,
                AuthorizationServer = request.ServerId,
                Community = claims?.Community,
                ClientId = claims?.ClientId,
                SourceAddress = request.Source,
                CorrelationId = request.CorrelationId,
            }
        );
}
