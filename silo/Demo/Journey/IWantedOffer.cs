using System.Text.Json;

namespace FastCluster.Silo.Demo.Journey;

/// <summary>What a client looks for in the metadata of a server.</summary>
internal interface IWantedOffer
{
    /// <summary>What it is, for people.</summary>
    string Name { get; }

    /// <summary>Looks for it.</summary>
    /// <param name="metadata">The UDAP metadata document.</param>
    /// <returns>The scope that the client asks for, or null when the server does not offer what it needs.</returns>
    string? FindScope(JsonElement metadata);
}
