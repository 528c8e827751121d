using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Authorization;

/// <summary>Names of persons and of what they allowed. Part of the storage shape and of the wire shape of tokens.</summary>
internal static class ConsentNames
{
    /// <summary>Key of a person's actor.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="subject">Local person.</param>
    public static string PersonKey(string serverId, string subject) =>
        ActorKeys.Of(serverId, ActorKeys.Write(StableDigest.Of("person", serverId, subject)));

    /// <summary>What a person allowed an app, as an entity that can be revoked.</summary>
    /// <param name="personKey">Key of the person's actor.</param>
    /// <param name="app">Key of the app.</param>
    public static EntityName Consent(string personKey, string app) =>
        new(EntityKind.Consent, StableDigest.Of("consent", personKey, app));
}
