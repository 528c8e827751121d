using System.Security.Claims;
using System.Text.Encodings.Web;
using FastCluster.ResourceServer.Authorization;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.ResourceServer.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastCluster.ResourceServer.Bearer;

/// <summary>
/// Takes the access token out of the <c>Authorization</c> header, has it judged, and answers refusals. Tokens in a URL or a
/// form are never read. AT-11.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<FastClusterBearerOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AccessTokenVerifier verifier,
    ResourceServerMetrics metrics
) : AuthenticationHandler<FastClusterBearerOptions>(options, logger, encoder)
{
    private const string SchemeName = "Bearer";
    private TokenVerdict? _verdict;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var headers = Request.Headers.Authorization;
        if (!headers.Any(IsBearer))
        {
            return AuthenticateResult.NoResult();
        }

        var token = IsBearer(headers[^1]) ? headers[^1]![SchemeName.Length..].Trim(' ') : string.Empty;
        if (headers.Count > 1 || token.Length == 0 || token.AsSpan().ContainsAny(' ', ','))
        {
            metrics.OnRefused(TokenRefusal.RequestMalformed);
            _verdict = new TokenVerdict.Refused(TokenRefusal.RequestMalformed);
        }
        else
        {
            _verdict = await verifier.VerifyAsync(token, Context.RequestAborted);
        }

        return _verdict switch
        {
            TokenVerdict.Accepted accepted => AuthenticateResult.Success(TicketOf(accepted.Authorization)),
            TokenVerdict.Refused refused => Fail(refused.Reason),
            TokenVerdict.Unavailable unavailable => Fail(unavailable.Reason),
            _ => throw new InvalidOperationException($"Unknown verdict {_verdict.GetType()}."),
        };
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync();
        switch (_verdict)
        {
            case TokenVerdict.Unavailable:
                Challenges.AskToComeBack(Response);
                break;
            case TokenVerdict.Refused { Reason: TokenRefusal.RequestMalformed }:
                Challenges.RefuseRequest(Response, Options.Realm);
                break;
            case TokenVerdict.Refused:
                Challenges.RefuseToken(Response, Options.Realm);
                break;
            default:
                Challenges.AskForToken(Response, Options.Realm);
                break;
        }
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var denial = Context.Features.Get<Denial>();
        if (denial is null)
        {
            return base.HandleForbiddenAsync(properties); // a policy of the application's own
        }

        metrics.OnRefused(denial.Reason);
        Logger.RequestRefused(denial.Reason);
        if (denial.Scope is { } scope)
        {
            Challenges.RefuseScope(Response, Options.Realm, scope);
        }
        else
        {
            Challenges.RefusePurpose(Response, Options.Realm);
        }

        return Task.CompletedTask;
    }

    /// <summary>The scheme alone is one too: what follows it may be empty, and servers cut blanks at the end.</summary>
    private static bool IsBearer(string? header) =>
        header?.StartsWith(SchemeName, StringComparison.OrdinalIgnoreCase) == true
        && (header.Length == SchemeName.Length || header[SchemeName.Length] == ' ');

    private AuthenticateResult Fail(TokenRefusal reason)
    {
        Logger.RequestRefused(reason);
        return AuthenticateResult.Fail(reason.ToString());
    }

    private AuthenticationTicket TicketOf(FastClusterAuthorization authorization) =>
        new(new ClaimsPrincipal(new FastClusterIdentity(authorization)), Scheme.Name);
}
