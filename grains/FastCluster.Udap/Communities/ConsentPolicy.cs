using System.Collections.Immutable;
using FastCluster.Udap.AuthorizationExtensions;

namespace FastCluster.Udap.Communities;

/// <summary>Which consent a community demands of a B2B request. Default: none. TEF-18.</summary>
public sealed record ConsentPolicy
{
    /// <summary>
    /// Policy URIs of which <c>consent_policy</c> must name one, compared as exact characters. Default (empty): consent
    /// is not demanded.
    /// </summary>
    public ImmutableArray<string> Accepted { get; init; } = [];

    /// <summary>
    /// Purposes in the form <c>system#code</c> for which consent is demanded. Default (empty): all purposes.
    /// </summary>
    public ImmutableArray<string> Purposes { get; init; } = [];

    /// <summary>URL where the consent form is found, told to a client without consent; null when there is none.</summary>
    public string? FormUrl { get; init; }

    /// <summary>Says what is missing.</summary>
    /// <param name="purposes">Normalised purposes of the request.</param>
    /// <param name="named">What <c>consent_policy</c> names.</param>
    /// <returns>What the client must bring, or null when nothing is missing.</returns>
    public ConsentRequirement? FindUnmet(ImmutableArray<string> purposes, ImmutableArray<string> named)
    {
        var isDemanded = !Accepted.IsEmpty && (Purposes.IsEmpty || purposes.Any(Purposes.Contains));
        return isDemanded && !named.Any(Accepted.Contains) ? new(Accepted, FormUrl) : null;
    }
}
