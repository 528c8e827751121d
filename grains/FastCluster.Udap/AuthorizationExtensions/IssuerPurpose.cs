using FastCluster.Udap.Communities;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>Whether a client's URI names an exchange purpose. TEF-06, TEF-09.</summary>
public static class IssuerPurpose
{
    /// <summary>Looks for the code of a purpose in the place where the community has it.</summary>
    /// <param name="issuerUri">The client's URI as registered.</param>
    /// <param name="purpose">A purpose, <c>system#code</c> or a bare code.</param>
    /// <param name="place">Where the code stands; <see cref="IssuerPurposePlace.None"/> accepts any URI.</param>
    /// <returns>True when the URI names the purpose; characters are compared exactly.</returns>
    public static bool Names(string issuerUri, string purpose, IssuerPurposePlace place)
    {
        ArgumentNullException.ThrowIfNull(issuerUri);
        ArgumentNullException.ThrowIfNull(purpose);
        if (place == IssuerPurposePlace.None)
        {
            return true;
        }

        var code = PurposeClaims.CodeOf(purpose);
        if (!Uri.TryCreate(issuerUri, UriKind.Absolute, out var uri) || code.Length == 0)
        {
            return false;
        }

        return uri.AbsolutePath.Split('/').Contains(code, StringComparer.Ordinal)
            || (place == IssuerPurposePlace.PathSegmentOrFragment && uri.Fragment == $"#{code}");
    }
}
