namespace FastCluster.Grains.Nodes;

/// <summary>A request to a server elsewhere: <c>POST</c> where it has a body, <c>GET</c> otherwise.</summary>
/// <param name="Url">Absolute https URL.</param>
/// <param name="MaximumBytes">Largest body of the answer.</param>
public sealed record OutboundRequest(string Url, int MaximumBytes)
{
    /// <summary>The body, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Media type of the body.</summary>
    public string? MediaType { get; init; }

    /// <summary>Bearer token, or null.</summary>
    public string? BearerToken { get; init; }

    /// <summary>Where it goes, never what it holds.</summary>
    public override string ToString() => Url;
}
