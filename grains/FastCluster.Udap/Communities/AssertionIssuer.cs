using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace FastCluster.Udap.Communities;

/// <summary>Somebody who may authorize clients by assertion, and in whose names.</summary>
public sealed record AssertionIssuer
{
    /// <summary>The <c>iss</c> of the assertions, which is a URI name of the certificate that signs them. 1 to 2,048 characters.</summary>
    [Required]
    public string Uri { get; init; } = "";

    /// <summary>
    /// Values of <c>sub</c> that are accepted from it, compared as exact characters; one that ends in <c>*</c> stands for every
    /// value that begins like it. At least one. AZA-05.
    /// </summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>Whether it may authorize in a name.</summary>
    /// <param name="subject">The <c>sub</c> of an assertion.</param>
    public bool SpeaksFor(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Subjects.Any(one =>
            one.EndsWith('*')
                ? subject.StartsWith(one[..^1], StringComparison.Ordinal)
                : string.Equals(subject, one, StringComparison.Ordinal)
        );
    }
}
