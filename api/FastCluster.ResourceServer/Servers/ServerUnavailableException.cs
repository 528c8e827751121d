namespace FastCluster.ResourceServer.Servers;

/// <summary>
/// The authorization server did not answer, or not as agreed. The message names step and cause; it holds nothing that was sent.
/// </summary>
internal sealed class ServerUnavailableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Step and cause.</param>
    /// <param name="cause">What happened, if anything was thrown.</param>
    public ServerUnavailableException(string message, Exception? cause = null)
        : base(message, cause) { }

    /// <summary>When the server asked to be asked again, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
