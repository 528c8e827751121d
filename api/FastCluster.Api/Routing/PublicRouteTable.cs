using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using FastCluster.Contracts.Servers;

namespace FastCluster.Api.Routing;

/// <summary>
/// (host with port, path) to what is published there: built once from the configuration, immutable. The host is compared
/// without regard to case and without the default port, the path exactly after one percent-decoding; the lists below an address
/// of status lists are one row, and so are the files that pages refer to.
/// </summary>
internal sealed class PublicRouteTable
{
    private const string DefaultPort = ":443";

    private readonly FrozenDictionary<string, FrozenDictionary<string, PublicRoute>> _hosts;

    /// <summary>Builds the table.</summary>
    /// <param name="directory">The servers of this deployment.</param>
    /// <exception cref="InvalidOperationException">One URL is published with two meanings.</exception>
    public PublicRouteTable(IAuthorizationServerDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var hosts = new Dictionary<string, Dictionary<string, PublicRoute>>(StringComparer.OrdinalIgnoreCase);
        foreach (var route in directory.All.SelectMany(PublishedUrls.Of))
        {
            Add(hosts, route);
        }

        _hosts = hosts.ToFrozenDictionary(
            host => host.Key,
            host => host.Value.ToFrozenDictionary(StringComparer.Ordinal),
            StringComparer.OrdinalIgnoreCase
        );
    }

    /// <summary>Finds what is published at a place.</summary>
    /// <param name="host">Value of the Host header.</param>
    /// <param name="path">Path of the request, decoded once.</param>
    /// <param name="route">What is published there.</param>
    /// <returns>False for an unknown host or path.</returns>
    public bool TryFind(string host, string path, [NotNullWhen(true)] out PublicRoute? route)
    {
        route = null;
        var name = host.EndsWith(DefaultPort, StringComparison.Ordinal) ? host[..^DefaultPort.Length] : host;
        return _hosts.TryGetValue(name, out var paths)
            && (paths.TryGetValue(path, out route) || TryFindAbove(paths, path, out route));
    }

    /// <summary>What is published for all names below an address: status lists, style sheets and logo, answers of providers.</summary>
    private static bool TryFindAbove(
        FrozenDictionary<string, PublicRoute> paths,
        string path,
        [NotNullWhen(true)] out PublicRoute? route
    ) =>
        paths.TryGetValue(path[..(path.LastIndexOf('/') + 1)], out route)
        && route.Kind
            is PublicEndpointKind.StatusList
                or PublicEndpointKind.Assets
                or PublicEndpointKind.IdentityProviderCallback;

    private static void Add(Dictionary<string, Dictionary<string, PublicRoute>> hosts, PublicRoute route)
    {
        var uri = new Uri(route.Url, UriKind.Absolute);
        if (!hosts.TryGetValue(uri.Authority, out var paths))
        {
            paths = new(StringComparer.Ordinal);
            hosts.Add(uri.Authority, paths);
        }

        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        if (!paths.TryAdd(path, route) && !HasSameMeaning(paths[path], route))
        {
            throw new InvalidOperationException(
                $"{route.Url} is published as {route.Kind} of '{route.Server.Id}' and as "
                    + $"{paths[path].Kind} of '{paths[path].Server.Id}': give each its own URL."
            );
        }
    }

    private static bool HasSameMeaning(PublicRoute first, PublicRoute second) =>
        first.Kind == second.Kind
        && ReferenceEquals(first.Server, second.Server)
        && string.Equals(first.Url, second.Url, StringComparison.Ordinal);
}
