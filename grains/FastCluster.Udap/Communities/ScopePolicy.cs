using System.Collections.Immutable;
using FastCluster.Udap.Communities.CodeLists;

namespace FastCluster.Udap.Communities;

/// <summary>
/// Which scopes a community knows and how far each grant reaches. All lists hold scope tokens; wildcards stand for their
/// expansion. The server never grants more than was asked, registered and allowed (SCOPE-06): that is no setting.
/// </summary>
public sealed record ScopePolicy
{
    /// <summary>
    /// Every scope that can be granted, wildcards included, as published in <c>scopes_supported</c>. Default none, so a
    /// community must name them. SCOPE-02, DISC-13.
    /// </summary>
    public ImmutableArray<string> Supported { get; init; } = [];

    /// <summary>
    /// The resource types that exist, which is what a wildcard expands to. Types named in <see cref="Supported"/> exist
    /// too. Default those of FHIR R4. SCOPE-01, SCOPE-08.
    /// </summary>
    public CodeList ResourceTypes { get; init; } = ShippedCodeLists.FhirResourceTypes;

    /// <summary>Ceiling of <c>client_credentials</c>. Default (empty): all of <see cref="Supported"/>.</summary>
    public ImmutableArray<string> ClientCredentialsCeiling { get; init; } = [];

    /// <summary>Ceiling of <c>authorization_code</c>. Default (empty): all of <see cref="Supported"/>.</summary>
    public ImmutableArray<string> AuthorizationCodeCeiling { get; init; } = [];

    /// <summary>
    /// Ceiling of a token by its purpose of use; keys are purposes in the form <c>system#code</c>. A purpose without an
    /// entry has no ceiling of its own; with several purposes every ceiling holds. Default none.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<string>> PurposeCeilings { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>
    /// Whether <c>system/</c> belongs to <c>client_credentials</c> alone, and <c>user/</c>, <c>patient/</c> and the
    /// scopes of a user session to <c>authorization_code</c> alone. Default yes. REG-38, SCOPE-16.
    /// </summary>
    public bool BindContextToGrant { get; init; } = true;

    /// <summary>
    /// Whether a <c>client_credentials</c> registration that asks any <c>user/</c> scope is refused as a whole. Default
    /// no; yes in TEFCA. TEF-11.
    /// </summary>
    public bool RefuseUserScopeWithoutUser { get; init; }

    /// <summary>
    /// Whether that refusal is answered with <c>invalid_scope</c> instead of <c>invalid_client_metadata</c>. Default no.
    /// TEF-11.
    /// </summary>
    public bool AnswerUserScopeWithInvalidScope { get; init; }

    /// <summary>
    /// Whether a token request must name its scopes. Default no: absent means the registered set. TOK-17.
    /// </summary>
    public bool RequireScopeParameter { get; init; }
}
