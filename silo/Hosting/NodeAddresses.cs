using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FastCluster.Silo.Hosting;

/// <summary>Where a started node really listens; ports that were left to choose are known here.</summary>
/// <param name="Public">Base URL of the public listener.</param>
/// <param name="Management">Base URL of the management listener.</param>
/// <param name="Admin">Base URL of the admin listener, or null when it is closed.</param>
public sealed record NodeAddresses(Uri Public, Uri Management, Uri? Admin)
{
    /// <summary>The addresses of a node.</summary>
    /// <param name="node">A node that is started.</param>
    /// <exception cref="InvalidOperationException">It is not started.</exception>
    public static NodeAddresses Of(WebApplication node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var server = node.Services.GetRequiredService<IServer>();
        var bound = server
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses.Select(address => new Uri(address))
            .ToArray();
        return bound is { Length: >= 2 }
            ? new(bound[0], bound[1], bound.ElementAtOrDefault(2))
            : throw new InvalidOperationException("The node is not started.");
    }
}
