using System.Collections.Frozen;
using FastCluster.Api.Forms;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.UserInfo;

/// <summary>
/// The access token of a request: in the header, or in a form of its own (RFC 6750 sections 2.1 and 2.2). One in the query is
/// not looked at: addresses are logged on the way.
/// </summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";
    private const string FieldName = "access_token";

    private static readonly FrozenSet<string> s_fields = FrozenSet.Create(StringComparer.Ordinal, FieldName);

    /// <summary>Reads it.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The token, of any shape, or the rule that refused.</returns>
    public static async Task<(RejectionReason Reason, string Token)> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (reason, posted) = await ReadFormAsync(context);
        if (reason != RejectionReason.None)
        {
            return (reason, string.Empty);
        }

        var headers = context.Request.Headers.Authorization;
        if (headers.Count + (posted is null ? 0 : 1) > 1)
        {
            return (RejectionReason.UserInfoTokenPlace, string.Empty);
        }

        var token = posted ?? Read(headers.ToString());
        return token is null ? (RejectionReason.UserInfoTokenMissing, string.Empty)
            : token.Length > AccessTokenReader.MaximumLength ? (RejectionReason.UserInfoTokenInvalid, string.Empty)
            : (RejectionReason.None, token);
    }

    /// <summary>A post without a form brings its token in the header.</summary>
    private static async Task<(RejectionReason Reason, string? Token)> ReadFormAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.ContentType is null)
        {
            return (RejectionReason.None, null);
        }

        var (reason, form) = await FormRequest.ReadAsync(context, s_fields);
        return (
            reason == RejectionReason.FormParameterRepeated ? RejectionReason.UserInfoTokenPlace : reason,
            form?[FieldName]
        );
    }

    private static string? Read(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header.AsSpan(Scheme.Length).Trim(' ').Length > 0
            ? header[Scheme.Length..].Trim(' ')
            : null;
}
