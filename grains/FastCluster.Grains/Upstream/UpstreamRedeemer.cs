using FastCluster.Contracts.Upstream;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Trust;
using FastCluster.Udap.IdTokens;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>Redeems the code of an identity provider at its signed token endpoint and judges the ID token (TIER-25 to TIER-32).</summary>
internal sealed class UpstreamRedeemer(
    IOutboundExchange exchange,
    IServerCredentials credentials,
    ChainJudge chains,
    IGrainFactory grains,
    TimeProvider clock
)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Redeems a code.</summary>
    /// <param name="visit">The sign-in.</param>
    /// <param name="code">What the browser brought.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async ValueTask<(UpstreamIdentity? Identity, RejectionReason Reason)> RedeemAsync(
        UpstreamVisit visit,
        string code,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (server, transaction) = (visit.Opened.Server, visit.Transaction);
        if (credentials.Find(server.Id, transaction.FhirBase, visit.Community.Uri) is not { } credential)
        {
            return (null, RejectionReason.IdpCredentialMissing);
        }

        var assertion = await UpstreamJwtWriter.SignAssertionAsync(
            transaction.ClientId,
            new(transaction.TokenEndpoint, clock.GetUtcNow(), ActorKeys.NewId()),
            credential.Chain,
            credential.Key,
            cancellationToken
        );
        var redirectUri = UpstreamNames.RedirectUri(server, transaction.IdentityProvider);
        var request = await WriteAsync(transaction, code, redirectUri, assertion, cancellationToken);
        if (await exchange.SendAsync(request, cancellationToken) is not { } answer)
        {
            return (null, RejectionReason.IdpTokenRefused);
        }

        var reason = UpstreamAnswers.TryReadTokens(answer.Status, answer.Body.Span, out var tokens);
        if (reason == RejectionReason.IdpTokenRefused && UpstreamAnswers.IsClientUnknown(answer.Body.Span))
        {
            var key = UpstreamNames.ClientKey(server.Id, transaction.IdentityProvider, visit.Community.Uri);
            await grains.GetGrain<IUpstreamClientGrain>(key).ForgetAsync(transaction.ClientId, cancellationToken);
        }

        return tokens is null ? (null, reason) : await JudgeAsync(visit, tokens);
    }

    private static async Task<OutboundRequest> WriteAsync(
        TransactionContent transaction,
        string code,
        string redirectUri,
        string assertion,
        CancellationToken cancellationToken
    )
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = redirectUri,
                ["code_verifier"] = transaction.Verifier,
                ["client_assertion_type"] = AssertionType,
                ["client_assertion"] = assertion,
                ["udap"] = "1",
            }
        );
        return new(transaction.TokenEndpoint, UpstreamAnswers.MaximumLength)
        {
            Body = await form.ReadAsByteArrayAsync(cancellationToken),
            MediaType = Form,
        };
    }

    private async ValueTask<(UpstreamIdentity? Identity, RejectionReason Reason)> JudgeAsync(
        UpstreamVisit visit,
        UpstreamTokens tokens
    )
    {
        var reason = IdTokenValidator.TryParse(tokens.IdToken, out var jwt);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var now = clock.GetUtcNow();
        var signer = await chains.JudgeAsync(visit.Opened.Server.Id, [visit.Community], jwt!, now);
        reason = IdTokenValidator.ReasonOf(signer.Reason);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var outcome = IdTokenValidator.Validate(jwt!, signer.Chain!.Path, Expect(visit, tokens), now);
        return outcome switch
        {
            IdTokenOutcome.Accepted(var claims) => Accept(visit, claims, jwt!, tokens, now),
            IdTokenOutcome.Rejected(var refused) => (null, refused),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static IdTokenExpectation Expect(UpstreamVisit visit, UpstreamTokens tokens) =>
        new(visit.Transaction.IdentityProvider, visit.Transaction.ClientId, visit.Transaction.Nonce, tokens.AccessToken)
        {
            Skew = visit.Community.Policy.ClockSkew,
            RequiresAssurance = visit.Trusted.RequiresAssurance,
        };

    /// <summary>What the app and the operator ask of a sign-in beyond the standard.</summary>
    private static (UpstreamIdentity? Identity, RejectionReason Reason) Accept(
        UpstreamVisit visit,
        IdTokenClaims claims,
        ParsedJwt jwt,
        UpstreamTokens tokens,
        DateTimeOffset now
    )
    {
        var accepted = visit.Trusted.Assurance;
        if (!accepted.IsEmpty && !accepted.Contains(claims.Acr ?? string.Empty, StringComparer.Ordinal))
        {
            return (null, RejectionReason.IdTokenAssurance);
        }

        if (visit.Opened.Request.MaxAge is { } maxAge)
        {
            if (claims.AuthenticatedAt is not { } authenticatedAt)
            {
                return (null, RejectionReason.IdTokenClaims);
            }

            if (now - authenticatedAt > maxAge + visit.Community.Policy.ClockSkew)
            {
                return (null, RejectionReason.IdTokenTimes);
            }
        }

        var person = PersonClaims.Read(claims.Issuer, claims.Subject, jwt.Claims);
        return (new(claims, person, tokens.AccessToken), RejectionReason.None);
    }
}
