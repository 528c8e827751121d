using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.Certifications;

/// <summary>
/// Whether certifications speak of every parameter that a client registers. <c>contacts</c> and
/// <c>token_endpoint_auth_method</c> do not count: the first means others there, the second has one value. CERT-28; CE
/// section 6.6.
/// </summary>
public static class CertificationCoverage
{
    private static readonly ImmutableArray<(string Name, Func<ClientMetadata, bool> IsRegistered)> s_parameters =
    [
        ("client_name", _ => true),
        ("grant_types", _ => true),
        ("scope", _ => true),
        ("redirect_uris", metadata => !metadata.RedirectUris.IsDefaultOrEmpty),
        ("response_types", metadata => !metadata.ResponseTypes.IsDefaultOrEmpty),
        ("logo_uri", metadata => metadata.LogoUri is not null),
        ("client_uri", metadata => metadata.ClientUri is not null),
        ("tos_uri", metadata => metadata.TosUri is not null),
        ("policy_uri", metadata => metadata.PolicyUri is not null),
        ("software_id", metadata => metadata.SoftwareId is not null),
        ("software_version", metadata => metadata.SoftwareVersion is not null),
    ];

    /// <summary>Judges a registration; that the values stay within each certification is judged elsewhere (CERT-18).</summary>
    /// <param name="metadata">What is to be registered.</param>
    /// <param name="accepted">Its accepted certifications.</param>
    /// <returns>False when some registered parameter occurs in none of them.</returns>
    public static bool IsWhole(ClientMetadata metadata, IEnumerable<AcceptedCertification> accepted)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(accepted);
        var named = accepted.SelectMany(one => one.Parameters).ToHashSet(StringComparer.Ordinal);
        return s_parameters.All(one => named.Contains(one.Name) || !one.IsRegistered(metadata));
    }

    /// <summary>The registration parameters that a certification has as claims.</summary>
    internal static ImmutableArray<string> NamesIn(JsonElement claims) =>
        [.. s_parameters.Select(one => one.Name).Where(name => claims.TryGetProperty(name, out _))];
}
