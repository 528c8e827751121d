using System.Collections.Immutable;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Revocations;

/// <summary>Names of what can be revoked, within an authorization server. Part of the wire shape of tokens.</summary>
internal static class Entities
{
    /// <summary>A trust community.</summary>
    public static EntityName Community(string serverId, string uri) =>
        new(EntityKind.Community, StableDigest.Of("community", serverId, uri));

    /// <summary>A trust anchor, wherever it is trusted.</summary>
    public static EntityName Anchor(Certificate anchor) => new(EntityKind.Anchor, anchor.NameAsAnchor().Value);

    /// <summary>A trust anchor within one community.</summary>
    public static EntityName AnchorInCommunity(string serverId, string community, Certificate anchor) =>
        new(
            EntityKind.AnchorInCommunity,
            StableDigest.Of("anchor-in-community", serverId, community, anchor.NameAsAnchor().Value.ToString("x32"))
        );

    /// <summary>Everything a certificate path names: leaf, CAs by certificate and by key, anchor, anchor in the community.</summary>
    public static ImmutableArray<EntityName> Of(string serverId, string community, CertificatePath path)
    {
        var names = ImmutableArray.CreateBuilder<EntityName>();
        names.Add(Community(serverId, community));
        names.Add(new(EntityKind.Certificate, path.Names[0].Value));
        for (var position = 1; position < path.Certificates.Length; position++)
        {
            names.Add(new(EntityKind.CaCertificate, path.Names[position].Value));
            names.Add(new(EntityKind.CaKey, path.Certificates[position].KeyName));
        }

        names.Add(new(EntityKind.CaKey, path.Anchor.KeyName));
        names.Add(Anchor(path.Anchor));
        names.Add(AnchorInCommunity(serverId, community, path.Anchor));
        return names.ToImmutable();
    }
}
