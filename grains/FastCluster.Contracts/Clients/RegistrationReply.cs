namespace FastCluster.Contracts.Clients;

/// <summary>Outcome of a registration request.</summary>
[GenerateSerializer, Immutable, Alias("fc.RegistrationReply")]
public abstract record RegistrationReply
{
    private RegistrationReply() { }

    /// <summary>Registered anew (201), modified (200) or cancelled (200); durable before it is returned.</summary>
    /// <param name="IsNew">Whether the answer is 201 (REG-26).</param>
    /// <param name="Json">The answer's body, UTF-8 JSON.</param>
    [GenerateSerializer, Immutable, Alias("fc.RegistrationReply.Accepted")]
    public sealed record Accepted([property: Id(0)] bool IsNew, [property: Id(1)] byte[] Json) : RegistrationReply;

    /// <summary>Refused; nothing changed.</summary>
    /// <param name="Reason">The rule that refused.</param>
    /// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
    [GenerateSerializer, Immutable, Alias("fc.RegistrationReply.Rejected")]
    public sealed record Rejected(
        [property: Id(0)] RejectionReason Reason,
        [property: Id(1)] TimeSpan? RetryAfter = null
    ) : RegistrationReply;
}
