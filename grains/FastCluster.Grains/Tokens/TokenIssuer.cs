using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Nodes;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Scopes;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// The story of a token request: authenticate, grant rules, context, scope, claim the <c>jti</c>, consume what the grant
/// consumes, look at the index once more, sign. Holds no state, so interleaving requests cannot meet.
/// </summary>
internal sealed class TokenIssuer(
    TokenIssuerServices services,
    ClientAuthenticator authenticator,
    CodeGrant codes,
    RefreshGrant refreshes,
    AssertionGrant assertions,
    TokenMinter minter,
    TimeProvider clock
) : ITokenIssuer
{
    /// <inheritdoc/>
    public async Task<TokenReply> IssueAsync(TokenRequestMessage request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = services.Servers.Get(request.ServerId);
        var (reply, grant) = await JudgeAsync(server, request, cancellationToken);
        if (reply is TokenReply.Rejected { Reason: RejectionReason.JudgedStale })
        {
            // Something was revoked while the request was judged: read the facts once more.
            (reply, grant) = await JudgeAsync(server, request, cancellationToken);
        }

        services.Decisions.Record(TokenDecision.Of(request, reply, grant));
        return reply;
    }

    private async Task<(TokenReply Reply, TokenGrant? Grant)> JudgeAsync(
        AuthorizationServer server,
        TokenRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var reason = GrantRules.CheckType(server, request);
        if (reason != RejectionReason.None)
        {
            return (Refuse(reason), null);
        }

        (var client, reason) = await authenticator.AuthenticateAsync(
            server,
            request.ClientAssertion,
            request.ClientId,
            [server.TokenEndpoint],
            cancellationToken
        );
        if (client is null)
        {
            return (Refuse(reason), null);
        }

        var (refusal, grant) = await JudgeGrantAsync(server, request, client);
        return refusal is not null
            ? (refusal, null)
            : (await ClaimAndSignAsync(server, grant!, cancellationToken), grant);
    }

    private async ValueTask<(TokenReply? Refusal, TokenGrant? Grant)> JudgeGrantAsync(
        AuthorizationServer server,
        TokenRequestMessage request,
        AuthenticatedClient client
    )
    {
        var reason = GrantRules.Check(request, client);
        if (reason == RejectionReason.None)
        {
            reason = CheckCertifications(request, client);
        }

        if (reason != RejectionReason.None)
        {
            return (Refuse(reason), null);
        }

        if (request.GrantType == GrantRules.ClientCredentials)
        {
            return JudgeContext(server, request, client, client.Assertion.Jwt.Claims, client.Record.Registration.Scope);
        }

        if (request.GrantType == GrantRules.AuthorizationAssertion)
        {
            return await JudgeAssertionAsync(server, request, client);
        }

        (reason, var grant) =
            request.GrantType == GrantRules.AuthorizationCode
                ? await codes.JudgeAsync(server, request, client)
                : await refreshes.JudgeAsync(server, request, client);
        return (reason == RejectionReason.None ? null : Refuse(reason), grant);
    }

    private async ValueTask<(TokenReply? Refusal, TokenGrant? Grant)> JudgeAssertionAsync(
        AuthorizationServer server,
        TokenRequestMessage request,
        AuthenticatedClient client
    )
    {
        var (reason, authority) = await assertions.JudgeAsync(server, request, client);
        if (reason == RejectionReason.None && string.IsNullOrWhiteSpace(request.Scope))
        {
            reason = RejectionReason.ScopeRequired; // AZA-11
        }

        if (reason != RejectionReason.None)
        {
            return (Refuse(reason), null);
        }

        reason = authority!.Assertion.Limit(client.Record.Registration.Scope, out var registered);
        if (reason != RejectionReason.None)
        {
            return (Refuse(reason), null);
        }

        var (refusal, grant) = JudgeContext(server, request, client, authority.Assertion.Jwt.Claims, registered);
        return (refusal, grant is null ? null : assertions.Complete(server, grant, authority));
    }

    /// <summary>For whom and why, and which scopes: of a client that acts without a person.</summary>
    private (TokenReply? Refusal, TokenGrant? Grant) JudgeContext(
        AuthorizationServer server,
        TokenRequestMessage request,
        AuthenticatedClient client,
        JsonElement claims,
        string registered
    )
    {
        var audience = GrantRules.AudienceOf(server, client, request.Resources);
        if (audience.IsEmpty)
        {
            return (Refuse(RejectionReason.ResourceUnknown), null);
        }

        var policy = client.Community.Policy;
        return AuthorizationExtensionsValidator.Validate(claims, policy, client.Record.Issuer, clock.GetUtcNow()) switch
        {
            AuthorizationExtensionsOutcome.Accepted(var context) => JudgeScope(
                client,
                audience,
                context,
                request.Scope,
                registered
            ),
            AuthorizationExtensionsOutcome.Rejected(var refused, var consent) => (
                new TokenReply.Rejected(refused, null, consent?.Policies.ToArray(), consent?.Form),
                null
            ),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private (TokenReply? Refusal, TokenGrant? Grant) JudgeScope(
        AuthenticatedClient client,
        ImmutableArray<string> audience,
        AuthorizationContext context,
        string? asked,
        string registered
    )
    {
        var scopes = services.Rulebook.Of(client.Community.Policy).TokenScopes;
        return scopes.Decide(asked, registered, context.Asserted.PurposeOfUse) switch
        {
            ScopeOutcome.Granted granted => (null, new(client, granted.Scopes.ToString(), audience, context)),
            ScopeOutcome.Rejected rejected => (Refuse(rejected.Reason), null),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private RejectionReason CheckCertifications(TokenRequestMessage request, AuthenticatedClient client) =>
        CertificationLockRules.Check(
            client.Community.Policy.Certifications,
            client.Record.Registration.CertificationLocks,
            () => KeyThumbprint.Of(client.Chain.Path.Certificates[0]),
            request.Source,
            clock.GetUtcNow().ToUnixTimeSeconds()
        );

    private async Task<TokenReply> ClaimAndSignAsync(
        AuthorizationServer server,
        TokenGrant grant,
        CancellationToken cancellationToken
    )
    {
        var client = grant.Client;
        var (credential, missing) = services.IdTokens.Find(server, grant);
        if (missing != RejectionReason.None)
        {
            return Refuse(missing);
        }

        var verdict = await services.Replay.ClaimAsync(
            new(server.Id, client.Community.Uri, ReplayScope.ClientAssertion),
            client.Assertion.Claims,
            client.Community.Policy.ClockSkew,
            grant.Epochs
        );
        if (verdict.Reason != RejectionReason.None)
        {
            return new TokenReply.Rejected(verdict.Reason, verdict.RetryAfter);
        }

        var consumed = grant.Consumption is { } consumption ? await consumption.ConsumeAsync() : null;
        if (consumed is { Reason: not RejectionReason.None })
        {
            return new TokenReply.Rejected(consumed.Reason, consumed.RetryAfter);
        }

        return await SignAsync(server, grant, consumed?.RefreshToken, credential, cancellationToken);
    }

    private async ValueTask<TokenReply> SignAsync(
        AuthorizationServer server,
        TokenGrant grant,
        string? refreshToken,
        ServerCredential? credential,
        CancellationToken cancellationToken
    )
    {
        var index = services.Revocations.IndexOf(server.Id);
        var token = index.IsAlive(server.Id, grant.Epochs.AsSpan())
            ? await minter.MintAsync(server, grant, index, cancellationToken)
            : null;
        if (token is null)
        {
            return new TokenReply.Rejected(RejectionReason.RevocationIndexStale, TimeSpan.FromSeconds(1));
        }

        return new TokenReply.Issued(token.Text, token.ExpiresIn, grant.Scope)
        {
            RefreshToken = refreshToken,
            IdToken = credential is null
                ? null
                : await services.IdTokens.MintAsync(server, grant, token, credential, cancellationToken),
        };
    }

    private static TokenReply.Rejected Refuse(RejectionReason reason) =>
        new(
            reason,
            reason >= RejectionReason.QuotaExceeded || reason == RejectionReason.RevocationPending
                ? TimeSpan.FromSeconds(1)
                : null
        );
}
