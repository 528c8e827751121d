using System.Collections.Frozen;
using System.Text;
using FastCluster.Api.Forms;
using FastCluster.Api.People.Requests;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.PushedRequests;

/// <summary>The form of a pushed request: how the client proves itself, and what its browser would have brought.</summary>
/// <param name="ClientAssertion"><c>client_assertion</c> in UTF-8.</param>
/// <param name="ClientId"><c>client_id</c>, or null.</param>
/// <param name="Udap"><c>udap</c>, or null.</param>
/// <param name="Parameters">The authorization request, without what proves the client.</param>
internal sealed record PushedForm(
    byte[] ClientAssertion,
    string? ClientId,
    string? Udap,
    AuthorizationParameter[] Parameters
)
{
    private static readonly FrozenSet<string> s_proof = FrozenSet.Create(
        StringComparer.Ordinal,
        AssertionParameters.Assertion,
        AssertionParameters.AssertionType,
        AssertionParameters.ClientId,
        AssertionParameters.ClientSecret,
        AssertionParameters.Udap
    );

    /// <summary>Reads the form.</summary>
    /// <param name="body">Bytes of the body, bounded by the caller.</param>
    /// <param name="hasAuthorizationHeader">Whether an <c>Authorization</c> header came along.</param>
    /// <param name="pushed">The form; null when refused.</param>
    /// <returns>The rule that refused, or none. TOK-02, TOK-03, TOK-05, TOK-25.</returns>
    public static RejectionReason TryRead(ReadOnlySpan<byte> body, bool hasAuthorizationHeader, out PushedForm? pushed)
    {
        pushed = null;
        var reason = FormParameters.TryParse(body, s_proof, out var proof);
        if (reason == RejectionReason.None)
        {
            reason = AssertionParameters.Check(proof!, hasAuthorizationHeader);
        }

        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = AuthorizationQuery.TryRead(Encoding.Latin1.GetString(Without(body)), out var query);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        pushed = new(
            proof!.Utf8(AssertionParameters.Assertion)!,
            proof[AssertionParameters.ClientId],
            proof[AssertionParameters.Udap],
            query!.Parameters
        );
        return RejectionReason.None;
    }

    /// <summary>The body without the assertion, which may be longer than any request.</summary>
    private static byte[] Without(ReadOnlySpan<byte> body)
    {
        var rest = new List<byte>(body.Length);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (!pair.StartsWith("client_assertion"u8) && !pair.StartsWith("udap="u8))
            {
                rest.AddRange(pair);
                rest.Add((byte)'&');
            }
        }

        return [.. rest];
    }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(PushedForm);
}
