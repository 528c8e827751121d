namespace FastCluster.Contracts.Servers;

/// <summary>
/// Where people meet an authorization server that serves them: absolute https URLs without query and fragment, as published. A
/// server without people has none of it, and serves no grant of theirs.
/// </summary>
public sealed record PeopleEndpoints
{
    /// <summary>Authorization endpoint (RFC 6749 section 3.1, CONS-01).</summary>
    public required string Authorization { get; init; }

    /// <summary>Where clients push authorization requests ahead of the browser (RFC 9126, CONS-24).</summary>
    public required string PushedRequests { get; init; }

    /// <summary>The page where a person signs in.</summary>
    public required string SignIn { get; init; }

    /// <summary>Where a person's answer to a consent question is sent.</summary>
    public required string Consent { get; init; }

    /// <summary>The page that lists what a person allowed.</summary>
    public required string Apps { get; init; }

    /// <summary>Where a session is ended.</summary>
    public required string SignOut { get; init; }

    /// <summary>Address below which each identity provider sends the browser back to a place of its own (BCP-06).</summary>
    public required string Callback { get; init; }

    /// <summary><see cref="Callback"/> with a slash at its end.</summary>
    public string CallbackBelow => Callback.TrimEnd('/') + "/";

    /// <summary>Address below which style sheet and logo are found; ends with a slash.</summary>
    public required string Assets { get; init; }
}
