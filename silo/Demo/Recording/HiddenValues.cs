using System.Collections.Frozen;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>
/// Leaves out of what is recorded by what somebody could go on in the name of a person: codes, verifiers and refresh tokens.
/// Addresses that a browser visits show the values of a few parameters that are known to hold no secret.
/// </summary>
internal static class HiddenValues
{
    /// <summary>Stands in the place of what is hidden.</summary>
    public const string Mark = "(hidden)";

    private const string RefreshToken = "refresh_token";

    private static readonly FrozenSet<string> s_secrets = FrozenSet.Create(
        StringComparer.Ordinal,
        "code",
        "code_verifier",
        RefreshToken
    );

    private static readonly FrozenSet<string> s_plain = FrozenSet.Create(
        StringComparer.Ordinal,
        "response_type",
        "client_id",
        "redirect_uri",
        "scope",
        "code_challenge_method",
        "idp",
        "iss",
        "prompt",
        "max_age",
        "error",
        "error_description"
    );

    /// <summary>A body without secrets.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">Its media type, or null.</param>
    public static string Hide(string body, string? mediaType) =>
        mediaType switch
        {
            MediaTypeNames.Application.FormUrlEncoded => HideForm(body),
            MediaTypeNames.Application.Json => HideJson(body),
            _ => body,
        };

    /// <summary>An address without the values of parameters that are not known to be harmless.</summary>
    /// <param name="address">Absolute address.</param>
    public static string Hide(Uri address) =>
        address.Query.Length == 0
            ? address.AbsoluteUri
            : $"{address.GetLeftPart(UriPartial.Path)}?{HidePairs(address.Query[1..], name => !s_plain.Contains(name))}";

    private static string HideForm(string form)
    {
        var isRefresh = form.Contains($"token_type_hint={RefreshToken}", StringComparison.Ordinal);
        return HidePairs(form, name => s_secrets.Contains(name) || (isRefresh && name == "token"));
    }

    private static string HidePairs(string pairs, Func<string, bool> isHidden) =>
        string.Join(
            '&',
            pairs
                .Split('&')
                .Select(pair => pair.Split('=', 2))
                .Select(pair => pair.Length == 2 && isHidden(pair[0]) ? $"{pair[0]}={Mark}" : string.Join('=', pair))
        );

    private static string HideJson(string body)
    {
        if (!body.Contains(RefreshToken, StringComparison.Ordinal))
        {
            return body;
        }

        try
        {
            if (JsonNode.Parse(body) is not JsonObject json || json[RefreshToken] is null)
            {
                return body;
            }

            json[RefreshToken] = Mark;
            return json.ToJsonString();
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
