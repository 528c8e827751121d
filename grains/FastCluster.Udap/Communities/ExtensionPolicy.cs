using System.Collections.Immutable;

namespace FastCluster.Udap.Communities;

/// <summary>Which authorization extension objects a community knows and demands of client credentials.</summary>
public sealed record ExtensionPolicy
{
    /// <summary>Key of the B2B object. B2B-01.</summary>
    public const string B2b = "hl7-b2b";

    /// <summary>Key of the B2B user object. B2BU-01.</summary>
    public const string B2bUser = "hl7-b2b-user";

    /// <summary>Key of the TEFCA individual access object, spelled with an underscore. TEF-21.</summary>
    public const string TefcaIas = "tefca_ias";

    /// <summary>
    /// Keys that are read and advertised in <c>udap_authorization_extensions_supported</c>. Default <c>hl7-b2b</c> and
    /// <c>hl7-b2b-user</c>; in TEFCA <c>tefca_ias</c> too. B2BU-07.
    /// </summary>
    public ImmutableArray<string> Supported { get; init; } = [B2b, B2bUser];

    /// <summary>Whether every client credentials assertion carries <c>hl7-b2b</c>. Default yes. B2B-02.</summary>
    public bool RequireB2b { get; init; } = true;

    /// <summary>
    /// Whether every client credentials assertion carries <c>hl7-b2b-user</c>. Default no. It does not replace
    /// <c>hl7-b2b</c>: that is <see cref="RequireB2b"/>. B2BU-05, B2BU-06.
    /// </summary>
    public bool RequireB2bUser { get; init; }

    /// <summary>Further keys that every client credentials assertion carries. Default none. B2B-16.</summary>
    public ImmutableArray<string> OtherRequired { get; init; } = [];

    /// <summary>Whether keys outside <see cref="Supported"/> are refused. Default no: they are ignored. B2B-15.</summary>
    public bool RefuseUnknown { get; init; }

    /// <summary>
    /// Allowed starts of <c>organization_id</c>, for example <c>https://</c> or <c>urn:oid:2.16.840.1.113883.4.6#</c>,
    /// compared as exact characters. Default (empty): any. The relative form of TEFCA needs no entry. B2B-09, B2B-14.
    /// </summary>
    public ImmutableArray<string> OrganizationIdSchemes { get; init; } = [];

    /// <summary>
    /// Allowed naming systems of <c>subject_id</c>, the part before the first <c>#</c>. Default (empty): any. B2B-14.
    /// </summary>
    public ImmutableArray<string> SubjectIdSystems { get; init; } = [];

    /// <summary>
    /// Whether <c>subject_id</c> must be a National Provider Identifier with a right check digit, as SSRAA 1.x asks in
    /// the US realm. Default no. B2B-06.
    /// </summary>
    public bool RequireNpiSubjectId { get; init; }

    /// <summary>Allowed values of <c>subject_role</c>. Default (empty): any. B2B-07.</summary>
    public ImmutableArray<string> SubjectRoles { get; init; } = [];
}
