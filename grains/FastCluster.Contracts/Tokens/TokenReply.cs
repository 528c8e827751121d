namespace FastCluster.Contracts.Tokens;

/// <summary>Outcome of a token request.</summary>
[GenerateSerializer, Immutable, Alias("fc.TokenReply")]
public abstract record TokenReply
{
    private TokenReply() { }

    /// <summary>A token was issued.</summary>
    /// <param name="AccessToken">Signed at+jwt, ASCII; on the wire the same as a string.</param>
    /// <param name="ExpiresIn">Seconds, at most 3600.</param>
    /// <param name="Scope">Granted scope, always stated (SCOPE-07).</param>
    [GenerateSerializer, Immutable, Alias("fc.TokenReply.Issued")]
    public sealed record Issued(
        [property: Id(0)] byte[] AccessToken,
        [property: Id(1)] int ExpiresIn,
        [property: Id(2)] string Scope
    ) : TokenReply
    {
        /// <summary>Refresh token, or null (REF-01).</summary>
        [Id(3)]
        public string? RefreshToken { get; init; }

        /// <summary>Signed ID token, or null (TOK-30).</summary>
        [Id(4)]
        public string? IdToken { get; init; }

        /// <summary>Never shows the tokens.</summary>
        public override string ToString() => nameof(Issued);
    }

    /// <summary>Refused; nothing changed unless the reason is the server's own state after the replay claim.</summary>
    /// <param name="Reason">The rule that refused.</param>
    /// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
    /// <param name="ConsentRequired">Policy URIs of which one must be named, for a missing consent (TEF-18).</param>
    /// <param name="ConsentForm">Where the form is found, or null.</param>
    [GenerateSerializer, Immutable, Alias("fc.TokenReply.Rejected")]
    public sealed record Rejected(
        [property: Id(0)] RejectionReason Reason,
        [property: Id(1)] TimeSpan? RetryAfter = null,
        [property: Id(2)] string[]? ConsentRequired = null,
        [property: Id(3)] string? ConsentForm = null
    ) : TokenReply;
}
