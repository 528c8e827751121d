namespace FastCluster.Grains.Tokens;

/// <summary>Within what a <c>jti</c> is unique, beside its issuer (JWT-15).</summary>
/// <param name="ServerId">Authorization server.</param>
/// <param name="Community">Community URI.</param>
/// <param name="Kind">One of the constants below.</param>
internal readonly record struct ReplayScope(string ServerId, string Community, string Kind)
{
    /// <summary>Software statements.</summary>
    public const string SoftwareStatement = "ss";

    /// <summary>Client assertions of clients and resource servers.</summary>
    public const string ClientAssertion = "ant";

    /// <summary>Authorization codes, by client.</summary>
    public const string Code = "code";

    /// <summary>Consent forms, by person.</summary>
    public const string Ticket = "ticket";

    /// <summary>Authorization assertions, by issuer.</summary>
    public const string AuthorizationAssertion = "aza";

    /// <summary>Answers of identity providers, by provider.</summary>
    public const string Upstream = "upstream";
}
