using System.Text.Json;
using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>The app needs people, who sign in elsewhere (TIER-01), and access while they are away.</summary>
internal sealed class TieredOffer : IWantedOffer
{
    private const string Scope = "user/Patient.rs user/Observation.rs offline_access udap";
    private const string Profile = "udap_to";

    /// <inheritdoc/>
    public string Name => $"the profile {Profile} with {Scope}";

    /// <inheritdoc/>
    public string? FindScope(JsonElement metadata)
    {
        var isOffered = MetadataLists
            .Read(metadata, "udap_profiles_supported")
            .Contains(Profile, StringComparer.Ordinal);
        var scopes = MetadataLists.Read(metadata, "scopes_supported").ToHashSet(StringComparer.Ordinal);
        return isOffered && scopes.IsSupersetOf(Scope.Split(' ')) ? Scope : null;
    }
}
