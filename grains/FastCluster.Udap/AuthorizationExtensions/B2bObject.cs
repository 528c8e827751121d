using System.Collections.Immutable;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>A well-formed <c>hl7-b2b</c> object. No record: a record would print the subject. SSRAA 5.2.1.1.</summary>
internal sealed class B2bObject
{
    /// <summary><c>subject_name</c>, personal.</summary>
    internal required string? SubjectName { get; init; }

    /// <summary><c>subject_id</c>, personal.</summary>
    internal required string? SubjectId { get; init; }

    internal required string? SubjectRole { get; init; }

    internal required string? OrganizationName { get; init; }

    internal required string OrganizationId { get; init; }

    /// <summary>Normalised purposes.</summary>
    internal required ImmutableArray<string> PurposeOfUse { get; init; }

    internal required ConsentClaims Consent { get; init; }
}
