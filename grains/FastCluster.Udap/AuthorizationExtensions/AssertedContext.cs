using System.Collections.Immutable;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>
/// What a client asserted about itself and its request, without personal data. Values are kept as sent, except that a
/// purpose which the community's list names unambiguously has that list's spelling. All of it is self-asserted. B2B-18.
/// </summary>
public sealed record AssertedContext
{
    /// <summary>A context that asserts nothing.</summary>
    public static AssertedContext Empty { get; } = new();

    /// <summary><c>organization_id</c>: a URI, in TEFCA <c>Organization/{id}</c>; null only without <c>hl7-b2b</c>. B2B-09, TEF-13.</summary>
    public string? OrganizationId { get; init; }

    /// <summary><c>organization_name</c>, or null. B2B-08, TEF-14.</summary>
    public string? OrganizationName { get; init; }

    /// <summary><c>subject_role</c>, or null. B2B-07.</summary>
    public string? SubjectRole { get; init; }

    /// <summary><c>purpose_of_use</c>, in the order sent; at least one where <c>hl7-b2b</c> was sent. B2B-10.</summary>
    public ImmutableArray<string> PurposeOfUse { get; init; } = [];

    /// <summary><c>consent_policy</c>: URIs, or empty. B2B-11.</summary>
    public ImmutableArray<string> ConsentPolicy { get; init; } = [];

    /// <summary><c>consent_reference</c>: absolute URLs of FHIR resources, or empty. Handed on unchanged. B2B-12, TEF-19.</summary>
    public ImmutableArray<string> ConsentReference { get; init; } = [];
}
