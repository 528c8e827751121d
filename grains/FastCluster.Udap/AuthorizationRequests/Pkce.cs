using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>Proof key for code exchange, method S256 alone. CONS-08 to CONS-10, TOK-14 to TOK-16; RFC 7636.</summary>
public static class Pkce
{
    /// <summary>The one method served.</summary>
    public const string Method = "S256";

    private const int ChallengeLength = 43;
    private const int MinimumVerifierLength = 43;
    private const int MaximumVerifierLength = 128;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> s_base64Url = SearchValues.Create(Letters);
    private static readonly SearchValues<char> s_unreserved = SearchValues.Create(Letters + ".~");

    /// <summary>Judges the challenge of an authorization request. CONS-08, CONS-09, CONS-10.</summary>
    /// <param name="challenge"><c>code_challenge</c>, or null.</param>
    /// <param name="method"><c>code_challenge_method</c>, or null.</param>
    /// <param name="isRequired">Whether the community demands a challenge.</param>
    /// <returns>One of the reasons 815 to 817, or none.</returns>
    public static RejectionReason CheckChallenge(string? challenge, string? method, bool isRequired)
    {
        if (challenge is null)
        {
            return isRequired || method is not null ? RejectionReason.ChallengeMissing : RejectionReason.None;
        }

        if (method != Method)
        {
            return RejectionReason.ChallengeMethod;
        }

        return challenge.Length == ChallengeLength && !challenge.AsSpan().ContainsAnyExcept(s_base64Url)
            ? RejectionReason.None
            : RejectionReason.ChallengeSyntax;
    }

    /// <summary>
    /// Judges the verifier of a token request against the challenge that the code was asked with. The digests are
    /// compared in constant time. TOK-14, TOK-15, TOK-16.
    /// </summary>
    /// <param name="verifier"><c>code_verifier</c>, or null.</param>
    /// <param name="challenge">The challenge of the code, or null when it was asked without one.</param>
    /// <returns>One of the reasons 855 to 858, or none.</returns>
    public static RejectionReason CheckVerifier(string? verifier, string? challenge)
    {
        if (challenge is null)
        {
            return verifier is null ? RejectionReason.None : RejectionReason.VerifierWithoutChallenge;
        }

        if (verifier is null)
        {
            return RejectionReason.VerifierMissing;
        }

        if (!IsVerifier(verifier))
        {
            return RejectionReason.VerifierSyntax;
        }

        var expected = Encoding.UTF8.GetBytes(challenge);
        return CryptographicOperations.FixedTimeEquals(HashOf(verifier), expected)
            ? RejectionReason.None
            : RejectionReason.VerifierWrong;
    }

    /// <summary>The challenge of a verifier: base64url of the SHA-256 of its ASCII. RFC 7636 section 4.2.</summary>
    /// <param name="verifier">43 to 128 unreserved characters.</param>
    /// <returns>43 characters.</returns>
    /// <exception cref="ArgumentException">It is no verifier.</exception>
    public static string ChallengeOf(string verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        return IsVerifier(verifier)
            ? Encoding.ASCII.GetString(HashOf(verifier))
            : throw new ArgumentException("Not a code verifier.", nameof(verifier));
    }

    private static bool IsVerifier(string text) =>
        text.Length is >= MinimumVerifierLength and <= MaximumVerifierLength
        && !text.AsSpan().ContainsAnyExcept(s_unreserved);

    private static byte[] HashOf(string verifier) =>
        Base64Url.EncodeToUtf8(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
