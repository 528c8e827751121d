using System.Text.Json;

namespace FastCluster.Silo.Demo.Journey;

/// <summary>A client without a person uses the first <c>system/</c> scope that is no wildcard.</summary>
internal sealed class SystemScope : IWantedOffer
{
    /// <inheritdoc/>
    public string Name => "a system/ scope";

    /// <inheritdoc/>
    public string? FindScope(JsonElement metadata) =>
        MetadataLists
            .Read(metadata, "scopes_supported")
            .FirstOrDefault(scope =>
                scope.StartsWith("system/", StringComparison.Ordinal) && !scope.Contains('*', StringComparison.Ordinal)
            );
}
