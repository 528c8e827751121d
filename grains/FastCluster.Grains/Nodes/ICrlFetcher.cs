namespace FastCluster.Grains.Nodes;

/// <summary>Brings a CRL from its distribution point or from a configured file; bounded in size, time and address range.</summary>
public interface ICrlFetcher
{
    /// <summary>Whether the CRL comes from a configured file, so that reading it opens no socket.</summary>
    /// <param name="url">Distribution point.</param>
    bool IsLocal(string url);

    /// <summary>Fetches one CRL. Never called while a request waits.</summary>
    /// <param name="url">Distribution point, http or https.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <returns>The bytes (DER, or PEM turned into DER), or null when the source cannot be read; the cause is logged there.</returns>
    Task<byte[]?> FetchAsync(string url, CancellationToken cancellationToken);
}
