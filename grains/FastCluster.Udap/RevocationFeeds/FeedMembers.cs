namespace FastCluster.Udap.RevocationFeeds;

/// <summary>Wire names and limits of the revocation feed; both sides use them.</summary>
public static class FeedMembers
{
    /// <summary>Request parameter and answer member: where the reader is.</summary>
    public const string Cursor = "cursor";

    /// <summary>Request parameter: whole seconds, 0 to <see cref="MaximumWaitSeconds"/>.</summary>
    public const string Wait = "wait";

    /// <summary>Longest cursor, characters.</summary>
    public const int MaximumCursorLength = 200;

    /// <summary>Longest time that a request may be held, seconds.</summary>
    public const int MaximumWaitSeconds = 30;

    internal const string Issuer = "issuer";
    internal const string Snapshot = "snapshot";
    internal const string Server = "server";
    internal const string Held = "held_ms";
    internal const string ConfirmedAge = "confirmed_age_ms";
    internal const string Epochs = "epochs";
    internal const string Tokens = "tokens";
    internal const string Distrusted = "distrusted";
    internal const string Crls = "crls";
}
