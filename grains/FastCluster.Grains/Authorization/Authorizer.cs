using System.Collections.Immutable;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Decisions;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Scopes;

namespace FastCluster.Grains.Authorization;

/// <summary>
/// The story of an authorization: open the request, make sure who the person is, ask what they did not allow before, give a
/// code. Keeps nothing between the steps, so any node takes the next one.
/// </summary>
internal sealed class Authorizer(
    AuthorizationOpener opener,
    PushedRequests pushed,
    ConsentTickets tickets,
    CodeIssuer codes,
    IGrainFactory grains,
    IDecisionSink decisions,
    RevocationFollower revocations,
    TimeProvider clock
) : IAuthorizer
{
    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <inheritdoc/>
    public async Task<AuthorizationReply> JudgeAsync(
        AuthorizationRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var (opened, refusal) = await opener.OpenAsync(request, cancellationToken);
        var reply = opened is null ? refusal! : await AnswerAsync(opened, cancellationToken);
        Record(request, opened, reply);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<AuthorizationReply> DecideAsync(
        AuthorizationDecisionMessage decision,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(decision);
        var (opened, refusal) = await opener.OpenAsync(decision.Request, cancellationToken);
        var reply = opened is null ? refusal! : await TakeAsync(opened, decision, cancellationToken);
        Record(decision.Request, opened, reply);
        return reply;
    }

    /// <inheritdoc/>
    public Task<PushedRequestReply> PushAsync(
        PushedRequestMessage message,
        CancellationToken cancellationToken = default
    ) => pushed.PushAsync(message, cancellationToken);

    /// <inheritdoc/>
    public Task<AllowedApp[]> GetAppsAsync(
        string serverId,
        string subject,
        CancellationToken cancellationToken = default
    ) => PersonOf(serverId, subject).GetAllowedAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> WithdrawAsync(
        string serverId,
        string subject,
        string app,
        CancellationToken cancellationToken = default
    )
    {
        var isWithdrawn = await PersonOf(serverId, subject).WithdrawAsync(app, cancellationToken);
        if (isWithdrawn)
        {
            await revocations.CatchUpAsync(serverId, cancellationToken);
        }

        decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Withdrawal,
                AuthorizationServer = serverId,
                Entity = app,
            }
        );
        return isWithdrawn;
    }

    private async Task<AuthorizationReply> AnswerAsync(AuthorizationCase opened, CancellationToken cancellationToken)
    {
        var request = opened.Request;
        var mayAsk = !request.Prompts.HasFlag(Prompts.NoPage);
        if (opened.Message.Person is not { } person || !IsSignedIn(request, person))
        {
            return mayAsk ? SignInNeeded(opened) : Refuse(opened, RejectionReason.LoginRequired);
        }

        var known = await FindAllowedAsync(opened, person, cancellationToken);
        if (known is not null && IsRemembered(opened, known) && !request.Prompts.HasFlag(Prompts.Consent))
        {
            return await codes.IssueAsync(opened, person, known, isNew: false, cancellationToken);
        }

        return mayAsk ? await AskAsync(opened, person, known) : Refuse(opened, RejectionReason.PersonConsentRequired);
    }

    private async Task<AuthorizationReply> TakeAsync(
        AuthorizationCase opened,
        AuthorizationDecisionMessage decision,
        CancellationToken cancellationToken
    )
    {
        if (opened.Message.Person is not { } person || !IsSignedIn(opened.Request, person))
        {
            return SignInNeeded(opened);
        }

        if (await tickets.ReadAsync(opened, person, decision.Ticket) is not { } ticket)
        {
            return new AuthorizationReply.Shown(RejectionReason.ConsentTicketInvalid);
        }

        if (!decision.IsAllowed)
        {
            return Refuse(opened, RejectionReason.PersonDeclined);
        }

        var known = await FindAllowedAsync(opened, person, cancellationToken);
        var claim = await tickets.ClaimAsync(opened, ticket);
        return claim.Reason switch
        {
            RejectionReason.None => await codes.IssueAsync(
                opened,
                person,
                Allow(opened, known, decision.IsRemembered),
                isNew: true,
                cancellationToken
            ),
            // Sent twice, and the browser keeps the second answer alone: the request counts anew, the form does not.
            RejectionReason.JwtReplayed => await AnswerAsync(opened, cancellationToken),
            // Its shard was lost and cannot tell whether an older form counted: a new one can be told.
            RejectionReason.ReplayNotReady => await AskAsync(opened, person, known),
            _ => new AuthorizationReply.Shown(claim.Reason, claim.RetryAfter),
        };
    }

    private bool IsSignedIn(AuthorizationRequest request, SignedInPerson person)
    {
        if (request.Idp is { } asked && !string.Equals(person.IdentityProvider, asked, StringComparison.Ordinal))
        {
            return false; // the app wants to know who that identity provider says it is (TIER-06)
        }

        var isAnew = request.Prompts.HasFlag(Prompts.Login) || request.Prompts.HasFlag(Prompts.SelectAccount);
        var isTooOld = request.MaxAge is { } age && Now - person.AuthenticatedAt > (long)age.TotalSeconds;
        return person.IsForThisRequest || !(isAnew || isTooOld);
    }

    private bool IsRemembered(AuthorizationCase opened, AllowedApp known)
    {
        if (known.RememberedUntil <= Now || (opened.Request.MayRefresh && !known.IsOfflineRemembered))
        {
            return false;
        }

        if (CodeIssuer.AudienceOf(opened).Except(known.RememberedAudience, StringComparer.Ordinal).Any())
        {
            return false;
        }

        ScopeSet.TryParse(string.Join(' ', known.RememberedScopes), out var remembered);
        return opened.Request.Scopes.Tokens.All(remembered.Covers);
    }

    private async ValueTask<AllowedApp?> FindAllowedAsync(
        AuthorizationCase opened,
        SignedInPerson person,
        CancellationToken cancellationToken
    )
    {
        var all = await PersonOf(opened.Server.Id, person.Subject).GetAllowedAsync(cancellationToken);
        return all.FirstOrDefault(app => string.Equals(app.Key, opened.App.Key, StringComparison.Ordinal));
    }

    private async Task<AuthorizationReply> AskAsync(AuthorizationCase opened, SignedInPerson person, AllowedApp? known)
    {
        var codePolicy = opened.Community.Policy.Codes;
        var access = opened.Request.MayRefresh
            ? codePolicy.RefreshAbsoluteLifetime
            : opened.Community.Policy.Tokens.AccessTokenLifetime;
        var question = new ConsentQuestion
        {
            Scopes = [.. opened.Request.Scopes.Tokens.Select(token => token.Text)],
            Audience = [.. CodeIssuer.AudienceOf(opened)],
            AccessSeconds = (long)access.TotalSeconds,
            IsOffline = opened.Request.MayRefresh,
            RememberSeconds = (long)codePolicy.ConsentLifetime.TotalSeconds,
            AllowedBefore = known?.Scopes ?? [],
        };
        if (opened.Request.IsForIdentity)
        {
            question = question with { AccessSeconds = Math.Min(question.AccessSeconds, GivenIdentity.MaximumSeconds) };
        }

        var ticket = await tickets.IssueAsync(opened, person);
        return new AuthorizationReply.ConsentNeeded(
            opened.App,
            question,
            ticket,
            [.. opened.Request.Locales],
            opened.Request.Binding.RedirectUri
        );
    }

    /// <summary>What an app is allowed after a yes; older tokens of it go on, so what they may do stays in the list.</summary>
    private AllowedApp Allow(AuthorizationCase opened, AllowedApp? known, bool isRemembered)
    {
        string[] scopes = [.. opened.Request.Scopes.Tokens.Select(token => token.Text)];
        var remembered = isRemembered ? (long)opened.Community.Policy.Codes.ConsentLifetime.TotalSeconds : 0;
        return new AllowedApp
        {
            Key = opened.App.Key,
            Name = opened.App.Name,
            Organization = opened.App.Organization,
            Scopes = [.. scopes.Union(known?.Scopes ?? [], StringComparer.Ordinal)],
            AllowedAt = Now,
            RememberedUntil = remembered == 0 ? 0 : Now + remembered,
            RememberedScopes = remembered == 0 ? [] : scopes,
            RememberedAudience = remembered == 0 ? [] : [.. CodeIssuer.AudienceOf(opened)],
            IsOffline = opened.Request.MayRefresh || known?.IsOffline is true,
            IsOfflineRemembered = remembered > 0 && opened.Request.MayRefresh,
        };
    }

    private static AuthorizationReply.SignInNeeded SignInNeeded(AuthorizationCase opened) =>
        new(
            opened.App,
            opened.Request.LoginHint,
            opened.Request.Idp,
            [.. opened.Request.Locales],
            opened.Request.Binding.RedirectUri
        )
        {
            Prompts = opened.Request.Prompts,
            MaxAge = opened.Request.MaxAge,
        };

    private static AuthorizationReply.Refused Refuse(AuthorizationCase opened, RejectionReason reason) =>
        new(reason, opened.Request.Binding.RedirectUri, opened.Request.State);

    private IPersonGrain PersonOf(string serverId, string subject) =>
        grains.GetGrain<IPersonGrain>(ConsentNames.PersonKey(serverId, subject));

    /// <summary>Pages are no decision; the person stands in no record (B2BU-08).</summary>
    private void Record(AuthorizationRequestMessage message, AuthorizationCase? opened, AuthorizationReply reply)
    {
        var reason = reply switch
        {
            AuthorizationReply.Granted => RejectionReason.None,
            AuthorizationReply.Refused refused => refused.Reason,
            AuthorizationReply.Shown shown => shown.Reason,
            _ => (RejectionReason?)null,
        };
        if (reason is not { } known)
        {
            return;
        }

        decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Authorization,
                Reason = known,
                AuthorizationServer = message.ServerId,
                Community = opened?.Community.Uri,
                ClientId = opened?.Record.ClientId,
                Issuer = opened?.Record.Issuer,
                SourceAddress = message.Source,
                CorrelationId = message.CorrelationId,
                Detail = opened is null
                    ? ImmutableSortedDictionary<string, string>.Empty
                    : ImmutableSortedDictionary<string, string>.Empty.Add("scope", $"{opened.Request.Scopes}"),
            }
        );
    }
}
