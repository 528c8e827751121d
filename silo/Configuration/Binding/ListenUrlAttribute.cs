using System.Net;

namespace FastCluster.Silo.Configuration.Binding;

/// <summary>Where a listener binds: <c>https://host:port</c> or <c>http://host:port</c>; the host is an IP address, <c>localhost</c> or <c>*</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListenUrlAttribute : SettingRuleAttribute
{
    /// <inheritdoc/>
    public override string Rule =>
        "is http(s)://HOST:PORT, HOST being an IP address, localhost or *; port 0 takes a free one";

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is null || (value is string text && IsListenUrl(text));

    private static bool IsListenUrl(string text)
    {
        if (!Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var url))
        {
            return false;
        }

        return url.Scheme is "http" or "https"
            && url.PathAndQuery == "/"
            && url.Fragment.Length == 0
            && (url.Host == "localhost" || IPAddress.TryParse(url.IdnHost, out _));
    }
}
