using FastCluster.Api.Admin;
using FastCluster.Api.Sources;
using Microsoft.Extensions.Options;

namespace FastCluster.Api;

/// <summary>Checks the form of texts and what settings demand of each other; reports all faults at once.</summary>
internal sealed class EdgeOptionsRules : IValidateOptions<EdgeOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EdgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        foreach (var proxy in options.TrustedProxies.Where(proxy => !TrustedProxies.TryParse(proxy, out _)))
        {
            faults.Add($"Edge:TrustedProxies must hold addresses or CIDR ranges; found '{proxy}'.");
        }

        if (options.AcceptForwardedClientCertificate && options.TrustedProxies.Count == 0)
        {
            faults.Add("Edge:AcceptForwardedClientCertificate needs Edge:TrustedProxies; found none.");
        }

        if (options.DocumentMaximumAge < options.DocumentRefresh)
        {
            faults.Add(
                $"Edge:DocumentMaximumAge must not be below Edge:DocumentRefresh; found {options.DocumentMaximumAge}."
            );
        }

        faults.AddRange(AdminOptionsRules.FindFaults(options.Admin));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
