using System.Collections.Frozen;
using System.Text.Json;
using FastCluster.Api.Routing;
using FastCluster.Contracts.Servers;

namespace FastCluster.Api.Metadata;

/// <summary>The documents that follow from the configuration alone, made once at start.</summary>
internal sealed class StaticDocuments
{
    private readonly FrozenDictionary<string, PublishedDocument> _byUrl;

    /// <summary>Makes all of them.</summary>
    /// <param name="directory">The servers of this deployment.</param>
    public StaticDocuments(IAuthorizationServerDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        _byUrl = directory
            .All.SelectMany(PublishedUrls.Of)
            .Where(route =>
                route.Kind
                    is PublicEndpointKind.OAuthMetadata
                        or PublicEndpointKind.OpenIdConfiguration
                        or PublicEndpointKind.SmartConfiguration
            )
            .DistinctBy(route => route.Url, StringComparer.Ordinal)
            .ToFrozenDictionary(route => route.Url, Make, StringComparer.Ordinal);
    }

    /// <summary>The document published at a route.</summary>
    /// <param name="route">A route of one of the three kinds.</param>
    /// <exception cref="KeyNotFoundException">The route is of another kind: a bug of the caller.</exception>
    public PublishedDocument Get(PublicRoute route) => _byUrl[route.Url];

    private static PublishedDocument Make(PublicRoute route)
    {
        var json = route.FhirBase is { } fhirBase
            ? JsonSerializer.SerializeToUtf8Bytes(
                SmartConfiguration.Of(route.Server, fhirBase),
                ApiJsonContext.Default.SmartConfiguration
            )
            : JsonSerializer.SerializeToUtf8Bytes(
                route.Kind == PublicEndpointKind.OpenIdConfiguration
                    ? IssuerMetadata.OfOpenId(route.Server)
                    : IssuerMetadata.Of(route.Server),
                ApiJsonContext.Default.IssuerMetadata
            );
        return new(json, DateTimeOffset.MaxValue);
    }
}
