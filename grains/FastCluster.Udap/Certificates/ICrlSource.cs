namespace FastCluster.Udap.Certificates;

/// <summary>Finds the accepted CRL of a distribution point, without waiting for anything.</summary>
public interface ICrlSource
{
    /// <summary>The accepted CRL, or null when none was ever accepted.</summary>
    /// <param name="url">Distribution point as certificates name it.</param>
    CrlSet? Find(string url);
}
