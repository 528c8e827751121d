namespace FastCluster.Silo.Configuration.Rules;

/// <summary>TLS is the rule; plain HTTP stands behind named proxies only, and operators always get TLS.</summary>
internal sealed class ListenersRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options)
    {
        var listeners = options.Listeners;
        if (!listeners.Public.IsTls && listeners.TrustedProxies.Count == 0)
        {
            yield return new(
                "listeners.public.url",
                "is https, unless listeners.trustedProxies names the proxies in front",
                listeners.Public.Url
            );
        }

        if (listeners.Admin is { IsTls: false } admin)
        {
            yield return new("listeners.admin.url", "is https", admin.Url);
        }

        foreach (var (path, listener) in Named(listeners))
        {
            if (options.Environment == NodeEnvironment.Production && listener is { IsTls: true, Certificate: null })
            {
                yield return new($"{path}.certificate", "is required for https in Production");
            }
        }

        foreach (var fault in ServerSettings.Duplicates(FixedUrls(listeners), "is used by one listener only"))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string Path, ListenerOptions Listener)> Named(ListenersOptions listeners)
    {
        yield return ("listeners.public", listeners.Public);
        yield return ("listeners.management", listeners.Management);
        if (listeners.Admin is { } admin)
        {
            yield return ("listeners.admin", admin);
        }
    }

    private static IEnumerable<(string Setting, string? Value)> FixedUrls(ListenersOptions listeners) =>
        Named(listeners)
            .Where(item => !item.Listener.Url.TrimEnd('/').EndsWith(":0", StringComparison.Ordinal))
            .Select(item => ($"{item.Path}.url", (string?)PortOf(item.Listener.Url)));

    private static string PortOf(string url) => url[(url.LastIndexOf(':') + 1)..].TrimEnd('/');
}
