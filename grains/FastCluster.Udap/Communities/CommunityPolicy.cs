using FastCluster.Udap.Communities.CodeLists;

namespace FastCluster.Udap.Communities;

/// <summary>
/// Everything that one trust community decides for itself, as immutable data. <c>new CommunityPolicy()</c> holds the
/// documented defaults; <see cref="For"/> holds those of a profile. <see cref="CommunityPolicyRules"/> says what is
/// wrong with a value. Settings are grouped by the step that reads them.
/// </summary>
public sealed partial record CommunityPolicy
{
    /// <summary>URI of the TEFCA community. TEF-01.</summary>
    public const string TefcaCommunity = "urn:oid:2.16.840.1.113883.3.7204.1.5";

    /// <summary>URI of the certification that every TEFCA registration carries. TEF-02.</summary>
    public const string TefcaBasicAppCertification =
        "https://rce.sequoiaproject.org/udap/profiles/basic-app-certification";

    /// <summary>The release of the guide. Default SSRAA 2.0.</summary>
    public CommunityProfile Profile { get; init; } = CommunityProfile.Ssraa20;

    /// <summary>
    /// Allowance on <c>exp</c>, <c>iat</c> and <c>nbf</c>, never on the lifetime between two claims. 0 to 120 seconds,
    /// default 30. JWT-10, JWT-12.
    /// </summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a registration must hold beyond the rules that apply everywhere.</summary>
    public RegistrationPolicy Registration { get; init; } = new();

    /// <summary>Which scopes exist and which a grant type or purpose may reach.</summary>
    public ScopePolicy Scopes { get; init; } = new();

    /// <summary>Which purposes of use are accepted and how they are spelled.</summary>
    public PurposePolicy Purposes { get; init; } = new();

    /// <summary>Which authorization extension objects are known and which are demanded.</summary>
    public ExtensionPolicy Extensions { get; init; } = new();

    /// <summary>Which certifications are known and which are demanded.</summary>
    public CertificationPolicy Certifications { get; init; } = new();

    /// <summary>What happens when revocation cannot be told for certain.</summary>
    public RevocationPolicy Revocation { get; init; } = new();

    /// <summary>How the token endpoint answers members of this community.</summary>
    public TokenPolicy Tokens { get; init; } = new();

    /// <summary>How the authorization-code grant treats members of this community.</summary>
    public CodePolicy Codes { get; init; } = new();

    /// <summary>Whose authorization assertions members of this community may hand in.</summary>
    public AssertionPolicy Assertions { get; init; } = new();

    /// <summary>The defaults of a profile.</summary>
    /// <param name="profile">The release of the guide.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="profile"/> is not a value of the enum.</exception>
    public static CommunityPolicy For(CommunityProfile profile) =>
        profile switch
        {
            CommunityProfile.Ssraa11 or CommunityProfile.Ssraa20 => new() { Profile = profile },
            CommunityProfile.Tefca => CreateTefca(),
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "Unknown profile."),
        };

    private static CommunityPolicy CreateTefca() =>
        new()
        {
            Profile = CommunityProfile.Tefca,
            Registration = new() { IssuerPurpose = IssuerPurposePlace.PathSegmentOrFragment },
            Scopes = new() { RefuseUserScopeWithoutUser = true },
            Purposes = new()
            {
                AllowAny = false,
                MaximumCount = 1,
                Lists = [ShippedCodeLists.TefcaExchangePurposes40, ShippedCodeLists.TefcaExchangePurposes51],
            },
            Extensions = new() { Supported = [ExtensionPolicy.B2b, ExtensionPolicy.B2bUser, ExtensionPolicy.TefcaIas] },
            Certifications = new()
            {
                Supported = [TefcaBasicAppCertification],
                Required = [TefcaBasicAppCertification],
            },
        };
}
