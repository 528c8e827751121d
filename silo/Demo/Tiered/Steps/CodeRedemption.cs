using System.Net;
using FastCluster.Silo.Demo.Client;
using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Tiered.App;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>The app's requests to the token endpoint.</summary>
internal static class CodeRedemption
{
    /// <summary>Gives the code of an answer for tokens.</summary>
    /// <param name="context">The journey.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="redirectUri">Where it arrived.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The tokens, or why there are none.</returns>
    public static async Task<(AppTokens? Tokens, string? Fault)> RedeemAsync(
        JourneyContext context,
        AppAnswer answer,
        string redirectUri,
        CancellationToken cancellationToken
    )
    {
        if (answer.Code is not { } code)
        {
            return (null, $"{TieredSettings.HolderName} answered the app with {answer.Error}");
        }

        return await AskAsync(
            context,
            new(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = redirectUri,
                ["code_verifier"] = answer.Verifier,
            },
            cancellationToken
        );
    }

    /// <summary>Gives a refresh token for new tokens.</summary>
    /// <param name="context">The journey.</param>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The tokens, or why there are none.</returns>
    public static Task<(AppTokens? Tokens, string? Fault)> RefreshAsync(
        JourneyContext context,
        string refreshToken,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            context,
            new(StringComparer.Ordinal) { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken },
            cancellationToken
        );

    /// <summary>Whether a refresh token is refused as one that is good for nothing.</summary>
    /// <param name="context">The journey.</param>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static async Task<bool> IsRefusedAsync(
        JourneyContext context,
        string refreshToken,
        CancellationToken cancellationToken
    )
    {
        var (_, fault) = await RefreshAsync(context, refreshToken, cancellationToken);
        return fault?.Contains("\"invalid_grant\"", StringComparison.Ordinal) == true;
    }

    private static async Task<(AppTokens? Tokens, string? Fault)> AskAsync(
        JourneyContext context,
        Dictionary<string, string> fields,
        CancellationToken cancellationToken
    )
    {
        var endpoint = context.Endpoints.Token;
        var assertion = context.Client.Sign(context.Target.Client, context.ClientId, endpoint);
        context.Note("client_assertion", assertion);
        foreach (var (name, value) in UdapClient.Authentication(assertion))
        {
            fields[name] = value;
        }

        var answer = await context.Client.PostFormAsync(endpoint, fields, cancellationToken);
        if (answer.Status != HttpStatusCode.OK)
        {
            return (null, $"expected 200 with tokens, got {answer.Describe()}");
        }

        if (answer.ReadText("access_token") is not { } access || answer.ReadText("refresh_token") is not { } refresh)
        {
            return (null, "the answer has no access_token or no refresh_token");
        }

        context.Note("access_token", access);
        return (new(access, refresh), null);
    }
}
