using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Api.Forms;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.People.Requests;

/// <summary>
/// An authorization request as its sender spelled it. The pages carry the text along, and it is read and judged from its start
/// at each step; nothing of it is kept here. Immutable.
/// </summary>
internal sealed class AuthorizationQuery
{
    /// <summary>Longest text: a request line of 8 KiB, which servers and proxies commonly take, has room for it.</summary>
    public const int MaximumLength = 7 * 1024;

    /// <summary>Most parameters, unknown ones included.</summary>
    public const int MaximumParameters = 64;

    private AuthorizationQuery(string text, AuthorizationParameter[] parameters)
    {
        Text = text;
        Parameters = parameters;
        Digest = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
    }

    /// <summary>No request: the person came by themselves.</summary>
    public static AuthorizationQuery None { get; } = new(string.Empty, []);

    /// <summary>The text without question mark: visible ASCII.</summary>
    public string Text { get; }

    /// <summary>Parameters in their order, decoded once; names may repeat (CONS-17).</summary>
    public AuthorizationParameter[] Parameters { get; }

    /// <summary>Names the request: SHA-256 of the text, 43 characters of base64url.</summary>
    public string Digest { get; }

    /// <summary>Whether there is no request.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>A request whose parameters were kept and not its text; every other spelling of them is another request.</summary>
    /// <param name="parameters">Parameters in their order.</param>
    public static AuthorizationQuery Of(AuthorizationParameter[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var pairs = parameters.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}");
        return new(string.Join('&', pairs), parameters);
    }

    /// <summary>The first value of a parameter, or null: only for the looks of a page, never for a decision.</summary>
    /// <param name="name">Its name.</param>
    public string? FirstOf(string name) =>
        Array.Find(Parameters, parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal))?.Value;

    /// <summary>Reads a query or a form body.</summary>
    /// <param name="text">The text without question mark.</param>
    /// <param name="query">The request when the answer is none.</param>
    /// <returns>
    /// <see cref="RejectionReason.AuthorizationTooLarge"/>, <see cref="RejectionReason.FormMalformed"/> for other characters or
    /// a broken escape, or none.
    /// </returns>
    public static RejectionReason TryRead(string text, out AuthorizationQuery? query)
    {
        ArgumentNullException.ThrowIfNull(text);
        query = null;
        if (text.Length > MaximumLength)
        {
            return RejectionReason.AuthorizationTooLarge;
        }

        var pairs = text.Split('&', StringSplitOptions.RemoveEmptyEntries);
        var isVisible =
            !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains('#', StringComparison.Ordinal);
        if (!isVisible || pairs.Length > MaximumParameters)
        {
            return isVisible ? RejectionReason.AuthorizationTooLarge : RejectionReason.FormMalformed;
        }

        var parameters = new AuthorizationParameter[pairs.Length];
        for (var index = 0; index < pairs.Length; index++)
        {
            if (!TryReadPair(pairs[index], out var parameter))
            {
                return RejectionReason.FormMalformed;
            }

            parameters[index] = parameter;
        }

        query = new(text, parameters);
        return RejectionReason.None;
    }

    private static bool TryReadPair(string pair, [NotNullWhen(true)] out AuthorizationParameter? parameter)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        var (rawName, rawValue) = equals < 0 ? (pair, string.Empty) : (pair[..equals], pair[(equals + 1)..]);
        parameter = Decode(rawName) is { } name && Decode(rawValue) is { } value ? new(name, value) : null;
        return parameter is not null;
    }

    private static string? Decode(string raw)
    {
        var bytes = Encoding.ASCII.GetBytes(raw);
        return FormEncoding.TryDecode(bytes, new byte[bytes.Length], out var text)
            ? Encoding.UTF8.GetString(text)
            : null;
    }
}
