namespace FastCluster.Silo.Outbound;

/// <summary>One way for a fetch to fail. Names are metric tags.</summary>
public enum FetchFault
{
    /// <summary>The URL is not absolute http or https, or carries a user part.</summary>
    UrlRefused = 1,

    /// <summary>Every address of the host is private, loopback, link-local or otherwise not public.</summary>
    AddressRefused = 2,

    /// <summary>The host cannot be resolved or reached, or the connection broke.</summary>
    Unreachable = 3,

    /// <summary>The time was over before the body was complete.</summary>
    TimedOut = 4,

    /// <summary>The body is larger than allowed.</summary>
    TooLarge = 5,

    /// <summary>There were more redirects than allowed, or one without a usable target.</summary>
    RedirectRefused = 6,

    /// <summary>The answer was not 200.</summary>
    StatusRefused = 7,
}
