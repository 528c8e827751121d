namespace FastCluster.Udap.Rejections;

/// <summary>
/// Why a request was refused: one value per rule, numbers are append only and never reused. The log, the decision
/// stream and the tests name the value; the outside sees only the public error that the API maps it to. Each value names
/// the requirements it enforces; <see cref="RejectionReasons"/> reads them.
/// </summary>
public enum RejectionReason
{
    /// <summary>Nothing was refused.</summary>
    None = 0,

    // 100-199 JWT: form, header, signature, standard claims

    /// <summary>The JWT is longer than the limit (64 KiB).</summary>
    [Enforces("JWT-24")]
    JwtTooLarge = 100,

    /// <summary>Not three base64url parts: JSON serialization, JWE, unsigned.</summary>
    [Enforces("JWT-01")]
    JwtNotCompact = 101,

    /// <summary>A part is not strict, unpadded base64url.</summary>
    [Enforces("JWT-01")]
    JwtBadEncoding = 102,

    /// <summary>Header or payload is not a JSON object within the depth limit.</summary>
    [Enforces("JWT-09", "JWT-24")]
    JwtBadJson = 103,

    /// <summary>A member name occurs twice in header or payload.</summary>
    [Enforces("JWT-20")]
    JwtDuplicateName = 104,

    /// <summary><c>alg</c> is absent or not on the allow-list.</summary>
    [Enforces("JWT-02")]
    JwtAlgorithmNotAllowed = 110,

    /// <summary><c>alg</c> does not fit the key type or curve of the leaf.</summary>
    [Enforces("JWT-02")]
    JwtAlgorithmKeyMismatch = 111,

    /// <summary><c>crit</c> names something not understood.</summary>
    [Enforces("JWT-20")]
    JwtCriticalHeader = 112,

    /// <summary><c>zip</c> or <c>b64</c> is present, or <c>typ</c> is not a string.</summary>
    [Enforces("JWT-20")]
    JwtUnsupportedHeader = 113,

    /// <summary><c>x5c</c> is absent or empty.</summary>
    [Enforces("JWT-06")]
    JwtChainMissing = 120,

    /// <summary><c>x5c</c> is not an array of strict standard base64 DER certificates.</summary>
    [Enforces("JWT-06")]
    JwtChainMalformed = 121,

    /// <summary><c>x5c</c> holds more certificates than the limit (10).</summary>
    [Enforces("JWT-24")]
    JwtChainTooLong = 122,

    /// <summary>A certificate in <c>x5c</c> is larger than the limit (16 KiB DER).</summary>
    [Enforces("JWT-24")]
    JwtCertificateTooLarge = 123,

    /// <summary>The signature does not verify with the key of <c>x5c[0]</c>.</summary>
    [Enforces("JWT-07", "REG-05")]
    JwtSignatureInvalid = 130,

    /// <summary>The key of the leaf is not RSA of 2,048 to 8,192 bits, P-256 or P-384.</summary>
    [Enforces("JWT-02", "JWT-24")]
    JwtKeyNotSupported = 131,

    /// <summary>One of <c>iss sub aud exp iat jti</c> is absent.</summary>
    [Enforces("JWT-26")]
    JwtClaimMissing = 140,

    /// <summary>A standard claim has the wrong JSON type or range.</summary>
    [Enforces("JWT-09")]
    JwtClaimType = 141,

    /// <summary><c>exp</c> has passed.</summary>
    [Enforces("JWT-10")]
    JwtExpired = 142,

    /// <summary><c>iat</c> lies in the future.</summary>
    [Enforces("JWT-10")]
    JwtIssuedInFuture = 143,

    /// <summary><c>exp</c> is not later than <c>iat</c>.</summary>
    [Enforces("JWT-10")]
    JwtExpiryBeforeIssue = 144,

    /// <summary><c>exp - iat</c> exceeds the limit of this kind of JWT.</summary>
    [Enforces("JWT-11", "JWT-12")]
    JwtLifetimeTooLong = 145,

    /// <summary><c>nbf</c> lies in the future.</summary>
    [Enforces("JWT-22")]
    JwtNotYetValid = 146,

    /// <summary><c>aud</c> does not contain the exact endpoint URL.</summary>
    [Enforces("JWT-18")]
    JwtAudience = 147,

    /// <summary><c>sub</c> differs from <c>iss</c>.</summary>
    [Enforces("REG-08", "TOK-06")]
    JwtSubjectNotIssuer = 148,

    /// <summary>The <c>jti</c> of this issuer was used before and has not expired.</summary>
    [Enforces("JWT-13")]
    JwtReplayed = 149,

    /// <summary><c>iss</c> is not a URI subject alternative name of the leaf.</summary>
    [Enforces("REG-07", "X509-07")]
    JwtIssuerNotInCertificate = 150,

    /// <summary><c>iss</c> and <c>sub</c> of a client assertion are not the client id.</summary>
    [Enforces("TOK-06", "TOK-07")]
    JwtIssuerNotClient = 151,

    /// <summary>The signature does not verify, where the community answers <c>invalid_request</c>.</summary>
    [Enforces("TOK-23")]
    JwtSignatureInvalidAsRequest = 152,

    // 200-299 certificates, paths, revocation

    /// <summary>A certificate does not parse.</summary>
    [Enforces("X509-01")]
    CertificateMalformed = 200,

    /// <summary>No path to an anchor of any community.</summary>
    [Enforces("X509-01", "X509-12")]
    PathNotFound = 201,

    /// <summary>A certificate of the path has expired.</summary>
    [Enforces("X509-03")]
    CertificateExpired = 202,

    /// <summary>A certificate of the path is not yet valid.</summary>
    [Enforces("X509-03")]
    CertificateNotYetValid = 203,

    /// <summary>A certificate of the path is on an accepted CRL.</summary>
    [Enforces("X509-04")]
    CertificateRevoked = 204,

    /// <summary>A certificate of the path is distrusted by the operator.</summary>
    [Enforces("REV-12")]
    CertificateDistrusted = 205,

    /// <summary>A certificate names no CRL and the community fails closed.</summary>
    [Enforces("X509-06")]
    RevocationUnknown = 206,

    /// <summary>The newest CRL is past <c>nextUpdate</c> and grace.</summary>
    [Enforces("X509-06")]
    RevocationStale = 207,

    /// <summary>A CRL of the path has never been seen; it is being fetched, the caller may retry.</summary>
    [Enforces("X509-06")]
    RevocationPending = 208,

    /// <summary>A key is weaker than RSA 2048 or P-256.</summary>
    [Enforces("X509-17")]
    CertificateWeakKey = 209,

    /// <summary>A certificate is signed with SHA-1 or MD5.</summary>
    [Enforces("X509-17")]
    CertificateWeakSignature = 210,

    /// <summary>The leaf has a key usage without digitalSignature.</summary>
    [Enforces("X509-18")]
    CertificateKeyUsage = 211,

    /// <summary>The path breaks a rule of RFC 5280 section 6 (constraints, policies, unknown critical extension).</summary>
    [Enforces("X509-01")]
    PathInvalid = 212,

    /// <summary>The path ends in a community that is not enabled, or in another one than the client's.</summary>
    [Enforces("X509-09", "X509-15")]
    CommunityNotTrusted = 213,

    /// <summary>A certificate of the path is signed with an algorithm that is not supported.</summary>
    [Enforces("X509-17")]
    CertificateAlgorithmNotSupported = 214,

    /// <summary>A CRL is not well formed, or is of a kind that is not supported (indirect, delta, partial).</summary>
    [Enforces("X509-06")]
    CrlMalformed = 230,

    /// <summary>A CRL is not signed by the CA whose certificates it speaks of.</summary>
    [Enforces("X509-06")]
    CrlSignatureInvalid = 231,

    /// <summary>A CRL has a lower number than the accepted one.</summary>
    [Enforces("X509-06")]
    CrlNumberFell = 232,

    /// <summary>A CRL is from the future or has already ended.</summary>
    [Enforces("X509-06")]
    CrlNotCurrent = 233,

    // 300-399 registration

    /// <summary>The media type is not <c>application/json</c>.</summary>
    [Enforces("REG-01")]
    RegistrationMediaType = 300,

    /// <summary>The body is not a JSON object, or too large, or <c>certifications</c> is not an array of strings.</summary>
    [Enforces("REG-02")]
    RegistrationBody = 301,

    /// <summary><c>udap</c> is not the string "1".</summary>
    [Enforces("REG-03")]
    RegistrationUdapVersion = 302,

    /// <summary><c>software_statement</c> is absent or not a string.</summary>
    [Enforces("REG-02")]
    SoftwareStatementMissing = 303,

    /// <summary>The body is longer than the limit (128 KiB).</summary>
    [Enforces("JWT-24")]
    RegistrationTooLarge = 304,

    /// <summary>More certifications than the limit (20).</summary>
    [Enforces("JWT-24")]
    RegistrationCertificationsTooMany = 305,

    /// <summary>A text or list of the client metadata is longer than its bound.</summary>
    [Enforces("REG-32")]
    MetadataTooLong = 310,

    /// <summary><c>client_name</c> is absent, empty or not a string.</summary>
    [Enforces("REG-12")]
    MetadataClientName = 311,

    /// <summary><c>grant_types</c> is absent, null or not an array of strings.</summary>
    [Enforces("REG-18", "MOD-12")]
    MetadataGrantTypes = 312,

    /// <summary><c>grant_types</c> holds a name that cannot be registered, or one twice.</summary>
    [Enforces("REG-18")]
    MetadataGrantTypeUnknown = 313,

    /// <summary>Not exactly one of <c>authorization_code</c> and <c>client_credentials</c>.</summary>
    [Enforces("REG-19")]
    MetadataGrantTypesConflict = 314,

    /// <summary><c>refresh_token</c> without <c>authorization_code</c>.</summary>
    [Enforces("REG-20")]
    MetadataRefreshWithoutCode = 315,

    /// <summary><c>redirect_uris</c> is absent or empty for code, present otherwise, or not an array of strings.</summary>
    [Enforces("REG-13")]
    MetadataRedirectUris = 316,

    /// <summary>A redirect URI is not absolute <c>https</c>, or has a fragment or wildcard.</summary>
    [Enforces("REG-14", "REG-15")]
    MetadataRedirectUriInvalid = 317,

    /// <summary>The host of a redirect URI is not that of the issuer, and the community demands it.</summary>
    [Enforces("REG-15")]
    MetadataRedirectHost = 318,

    /// <summary><c>contacts</c> is not an array of URIs with at least one <c>mailto:</c> address.</summary>
    [Enforces("REG-16")]
    MetadataContacts = 319,

    /// <summary><c>logo_uri</c> of a code client is not an <c>https</c> URL of a PNG, JPG or GIF.</summary>
    [Enforces("REG-17")]
    MetadataLogoUri = 320,

    /// <summary><c>response_types</c> is not <c>["code"]</c> for code, or is present otherwise.</summary>
    [Enforces("REG-21")]
    MetadataResponseTypes = 321,

    /// <summary><c>token_endpoint_auth_method</c> is not <c>private_key_jwt</c>.</summary>
    [Enforces("REG-22", "REG-39")]
    MetadataAuthMethod = 322,

    /// <summary><c>scope</c> is absent, empty or not a string.</summary>
    [Enforces("REG-23")]
    MetadataScope = 323,

    /// <summary>An optional member that is understood is not a string.</summary>
    [Enforces("REG-25")]
    MetadataOptionalMember = 324,

    /// <summary>The issuer URI does not name exactly one exchange purpose.</summary>
    [Enforces("TEF-06")]
    IssuerPurposeMissing = 330,

    /// <summary>Cancelling: the client has no registration.</summary>
    [Enforces("MOD-14")]
    CancellationWithoutRegistration = 399,

    // 400-449 scopes

    /// <summary>A scope text holds a character that RFC 6749 section 3.3 does not allow.</summary>
    [Enforces("SCOPE-15")]
    ScopeCharacters = 400,

    /// <summary>A scope text is too long, or holds too many scopes.</summary>
    [Enforces("SCOPE-15")]
    ScopeTooLong = 401,

    /// <summary>A wildcard was asked that the server does not support.</summary>
    [Enforces("SCOPE-05")]
    ScopeWildcardUnsupported = 402,

    /// <summary>None of the scopes asked is supported.</summary>
    [Enforces("SCOPE-08", "SCOPE-09")]
    ScopeNoneSupported = 403,

    /// <summary>Some scope asked is supported, but none is registered or allowed by policy.</summary>
    [Enforces("SCOPE-09", "SCOPE-11")]
    ScopeNoneGrantable = 404,

    /// <summary>No scope was asked and the community demands the parameter.</summary>
    [Enforces("TOK-17", "CONS-05")]
    ScopeRequired = 405,

    /// <summary>A refresh asks a scope that the original grant does not hold.</summary>
    [Enforces("REF-04")]
    ScopeBeyondGrant = 406,

    /// <summary>A registration asks <c>user/</c> scopes with no user; <c>invalid_client_metadata</c>.</summary>
    [Enforces("TEF-11")]
    ScopeUserWithoutUser = 407,

    /// <summary>The same, where the community answers <c>invalid_scope</c>.</summary>
    [Enforces("TEF-11")]
    ScopeUserWithoutUserAsScope = 408,

    // 450-549 authorization extension objects

    /// <summary><c>extensions</c> is not a JSON object, for example a string that holds one.</summary>
    [Enforces("B2B-03")]
    ExtensionsNotObject = 450,

    /// <summary><c>hl7-b2b</c> is absent.</summary>
    [Enforces("B2B-02", "TEF-12")]
    B2bMissing = 451,

    /// <summary><c>hl7-b2b-user</c> is absent where the community demands it.</summary>
    [Enforces("B2BU-05", "B2BU-06")]
    B2bUserMissing = 452,

    /// <summary>The purpose is individual access and <c>tefca_ias</c> is absent.</summary>
    [Enforces("TEF-22")]
    TefcaIasMissing = 453,

    /// <summary>Another extension object that the community demands is absent.</summary>
    [Enforces("B2B-16")]
    ExtensionRequired = 454,

    /// <summary>An extension object is unknown and the community refuses such.</summary>
    [Enforces("B2B-15")]
    ExtensionUnknown = 455,

    /// <summary>An understood extension is not a JSON object.</summary>
    [Enforces("B2B-03")]
    ExtensionNotObject = 456,

    /// <summary><c>version</c> of an extension object is not the string "1".</summary>
    [Enforces("B2B-04", "B2BU-01", "TEF-23")]
    ExtensionVersion = 457,

    /// <summary>A text or an array of an extension object is longer than the limit.</summary>
    [Enforces("B2B-22")]
    ExtensionTooLarge = 458,

    /// <summary>The personal parts together are larger than 16 KiB.</summary>
    [Enforces("B2B-22")]
    PersonalContextTooLarge = 459,

    /// <summary><c>subject_name</c> is empty or not a string.</summary>
    [Enforces("B2B-05")]
    SubjectNameInvalid = 460,

    /// <summary><c>subject_id</c> is empty or not a string.</summary>
    [Enforces("B2B-06")]
    SubjectIdInvalid = 461,

    /// <summary><c>subject_id</c> is there without <c>subject_name</c>.</summary>
    [Enforces("B2B-06")]
    SubjectIdWithoutName = 462,

    /// <summary><c>subject_role</c> is empty, not a string, or not on the community's list.</summary>
    [Enforces("B2B-07")]
    SubjectRoleInvalid = 463,

    /// <summary><c>organization_name</c> is empty or not a string.</summary>
    [Enforces("B2B-08")]
    OrganizationNameInvalid = 464,

    /// <summary><c>organization_id</c> is absent, empty or not a URI.</summary>
    [Enforces("B2B-09")]
    OrganizationIdInvalid = 465,

    /// <summary><c>organization_id</c> has a scheme that the community does not allow.</summary>
    [Enforces("B2B-09", "B2B-14")]
    OrganizationIdScheme = 466,

    /// <summary><c>purpose_of_use</c> is not an array of one to many strings.</summary>
    [Enforces("B2B-10", "B2BU-02")]
    PurposeOfUseInvalid = 467,

    /// <summary>A purpose is not on the community's list.</summary>
    [Enforces("B2B-14", "TEF-16")]
    PurposeNotAllowed = 468,

    /// <summary>More purposes than the community allows in one request.</summary>
    [Enforces("TEF-16", "B2B-22")]
    PurposeCount = 469,

    /// <summary><c>consent_policy</c> is not an array of one to many URIs.</summary>
    [Enforces("B2B-11", "B2BU-04")]
    ConsentPolicyInvalid = 470,

    /// <summary><c>consent_reference</c> is not an array of one to many absolute URLs of consent resources.</summary>
    [Enforces("B2B-12", "TEF-28")]
    ConsentReferenceInvalid = 471,

    /// <summary><c>consent_reference</c> is there without <c>consent_policy</c>.</summary>
    [Enforces("B2B-12", "B2BU-04")]
    ConsentReferenceWithoutPolicy = 472,

    /// <summary>No consent policy that the community accepts is named; the answer says which are.</summary>
    [Enforces("TEF-18")]
    ConsentRequired = 473,

    /// <summary><c>subject_id</c> is of a naming system that the community does not allow.</summary>
    [Enforces("B2B-14")]
    SubjectIdSystem = 474,

    /// <summary><c>subject_id</c> is not a National Provider Identifier.</summary>
    [Enforces("B2B-06")]
    SubjectIdNotNpi = 475,

    /// <summary><c>user_person</c> is not a FHIR Person with a name.</summary>
    [Enforces("B2BU-03")]
    UserPersonInvalid = 476,

    /// <summary><c>organization_id</c> does not name an organization of the directory.</summary>
    [Enforces("TEF-13")]
    TefcaOrganizationId = 480,

    /// <summary><c>organization_name</c> is absent.</summary>
    [Enforces("TEF-14")]
    TefcaOrganizationName = 481,

    /// <summary>The purpose is not the one that the client's URI names.</summary>
    [Enforces("TEF-09")]
    PurposeNotOfIssuer = 482,

    /// <summary><c>user_information</c> is not a FHIR RelatedPerson.</summary>
    [Enforces("TEF-24")]
    TefcaUserInformation = 483,

    /// <summary><c>patient_information</c> is not a FHIR Patient with a name.</summary>
    [Enforces("TEF-25")]
    TefcaPatientInformation = 484,

    /// <summary><c>id_token</c> is absent or not a signed JWT.</summary>
    [Enforces("TEF-26")]
    TefcaIdToken = 485,

    /// <summary>The user is not the patient and no <c>consent_policy</c> is named.</summary>
    [Enforces("TEF-27")]
    TefcaConsentPolicyMissing = 486,

    /// <summary>Individual access is not served in this community.</summary>
    [Enforces("TEF-29")]
    TefcaIasUnsupported = 487,

    /// <summary>The user is said to be the patient and their birth dates differ.</summary>
    [Enforces("TEF-24", "TEF-30")]
    TefcaPersonContradiction = 488,

    // 550-599 certifications

    /// <summary>The accepted certifications do not cover every required URI.</summary>
    [Enforces("CERT-02", "CERT-03", "TEF-07")]
    CertificationRequired = 550,

    /// <summary>A certification is no JWT of the strict form, or its algorithm is not allowed.</summary>
    [Enforces("CERT-04")]
    CertificationMalformed = 551,

    /// <summary>The signature of a certification does not verify.</summary>
    [Enforces("CERT-05")]
    CertificationSignature = 552,

    /// <summary>The certifier's chain does not lead to a trusted anchor, or is revoked.</summary>
    [Enforces("CERT-06")]
    CertificationUntrusted = 553,

    /// <summary><c>iss</c> is not a URI of the certifier's certificate.</summary>
    [Enforces("CERT-07", "CERT-09")]
    CertificationIssuer = 554,

    /// <summary><c>sub</c> is not the client's URI.</summary>
    [Enforces("CERT-08")]
    CertificationSubject = 555,

    /// <summary><c>aud</c> is there and does not name the registration URL.</summary>
    [Enforces("CERT-10")]
    CertificationAudience = 556,

    /// <summary>A required claim is absent or a claim has the wrong type.</summary>
    [Enforces("CERT-11", "CERT-13", "CERT-16")]
    CertificationClaims = 557,

    /// <summary>The certification has expired or is not valid yet.</summary>
    [Enforces("CERT-11")]
    CertificationExpired = 558,

    /// <summary>It lasts longer than three years or longer than the certifier's certificate.</summary>
    [Enforces("CERT-11")]
    CertificationLifetime = 559,

    /// <summary><c>certification_uris</c> is absent where required, empty, or holds no URIs.</summary>
    [Enforces("CERT-14")]
    CertificationUris = 560,

    /// <summary><c>certification_issuer</c> is absent or present against the rule.</summary>
    [Enforces("CERT-15")]
    CertificationIssuerName = 561,

    /// <summary><c>grant_types</c> or <c>response_types</c> break the template.</summary>
    [Enforces("CERT-17")]
    CertificationGrantTypes = 562,

    /// <summary>A registration parameter is outside what the certification allows.</summary>
    [Enforces("CERT-18", "CERT-19")]
    CertificationRestriction = 563,

    /// <summary><c>redirect_uris</c> stands beside client credentials.</summary>
    [Enforces("CERT-20")]
    CertificationRedirects = 564,

    /// <summary><c>jwks</c> is malformed, or <c>jwks_uri</c> is there.</summary>
    [Enforces("CERT-21")]
    CertificationKeys = 565,

    /// <summary>The client's key is not one of the certification's keys.</summary>
    [Enforces("CERT-21")]
    CertificationKeyMismatch = 566,

    /// <summary><c>ip_allowed</c> holds something else than an address, a range or a block.</summary>
    [Enforces("CERT-22")]
    CertificationAddresses = 567,

    /// <summary><c>contacts</c> holds something else than mailto and https URIs.</summary>
    [Enforces("CERT-23")]
    CertificationContacts = 568,

    /// <summary><c>extensions</c> is not an object.</summary>
    [Enforces("CERT-24")]
    CertificationExtensions = 569,

    /// <summary>The status endpoint says invalid, or could not be asked.</summary>
    [Enforces("CERT-29")]
    CertificationStatus = 570,

    /// <summary><c>launch_uri</c> stands without a launch scope.</summary>
    [Enforces("CERT-32")]
    CertificationLaunch = 571,

    /// <summary>The basic app certification breaks its TEFCA form.</summary>
    [Enforces("TEF-08")]
    CertificationTefca = 572,

    /// <summary>The exchange purpose of the certification is not the one of the client's URI.</summary>
    [Enforces("TEF-09")]
    CertificationPurpose = 573,

    /// <summary>More certifications than the limit.</summary>
    [Enforces("JWT-24")]
    CertificationCount = 574,

    /// <summary>A registration parameter is covered by no accepted certification.</summary>
    [Enforces("CERT-28")]
    CertificationUncovered = 575,

    // 600-629 form posts at the edge

    /// <summary>The media type is not <c>application/x-www-form-urlencoded</c>.</summary>
    [Enforces("TOK-01")]
    FormMediaType = 600,

    /// <summary>The form is longer than the limit (128 KiB).</summary>
    [Enforces("TOK-01")]
    FormTooLarge = 601,

    /// <summary>Broken percent-encoding or UTF-8, or more resources than the limit (16).</summary>
    [Enforces("TOK-01")]
    FormMalformed = 602,

    /// <summary>A parameter that may occur once is repeated.</summary>
    [Enforces("TOK-25")]
    FormParameterRepeated = 603,

    /// <summary>A required parameter is absent or empty.</summary>
    [Enforces("TOK-03", "TOK-11", "TOK-25")]
    FormParameterMissing = 604,

    /// <summary><c>client_assertion_type</c> is not the JWT bearer one.</summary>
    [Enforces("TOK-02")]
    FormAssertionType = 605,

    /// <summary>An <c>Authorization</c> header stands beside an assertion: two mechanisms.</summary>
    [Enforces("TOK-05")]
    FormTwoCredentials = 606,

    /// <summary>An <c>Authorization</c> header without an assertion; no scheme of it is served.</summary>
    [Enforces("TOK-05")]
    FormAuthorizationHeader = 607,

    /// <summary><c>client_secret</c> is present; no secret is ever issued.</summary>
    [Enforces("TOK-05", "REG-31")]
    FormClientSecret = 608,

    /// <summary>The query parameter <c>community</c> is repeated.</summary>
    [Enforces("DISC-28", "TOK-25")]
    QueryParameterRepeated = 609,

    /// <summary><c>cursor</c> of the revocation feed is longer than 200 characters.</summary>
    [Enforces("REV-12", "N12")]
    FeedCursorTooLong = 610,

    /// <summary><c>wait</c> of the revocation feed is not a whole number of seconds from 0 to 30.</summary>
    [Enforces("REV-12", "N12")]
    FeedWaitOutOfRange = 611,

    /// <summary>Every place for registrations of this node is taken and the queue is full; retry.</summary>
    [Enforces("REG-43", "N4")]
    RegistrationOverload = 620,

    /// <summary>The URL is none that this listener serves.</summary>
    [Enforces("DISC-03")]
    UrlUnknown = 621,

    /// <summary>The HTTP method is not the one of the resource.</summary>
    [Enforces("DISC-40", "REG-01", "TOK-01")]
    MethodNotAllowed = 622,

    /// <summary>The request breaks the rules of HTTP, e.g. a body that ends too early.</summary>
    [Enforces("TOK-01", "REG-02")]
    RequestBroken = 623,

    // 630-699 token endpoint

    /// <summary>The client id names no registration.</summary>
    [Enforces("TOK-10", "CONS-03")]
    ClientUnknown = 630,

    /// <summary>The client was cancelled, or the id belongs to an earlier generation.</summary>
    [Enforces("TOK-10", "MOD-16")]
    ClientCancelled = 631,

    /// <summary>The client is disabled by the operator.</summary>
    [Enforces("TOK-10")]
    ClientDisabled = 632,

    /// <summary>The <c>client_id</c> parameter differs from the assertion.</summary>
    [Enforces("TOK-07")]
    ClientIdMismatch = 633,

    /// <summary><c>grant_type</c> is not served.</summary>
    [Enforces("TOK-11")]
    GrantTypeUnsupported = 634,

    /// <summary>The client is not registered for the grant type.</summary>
    [Enforces("TOK-11", "CONS-11")]
    GrantTypeNotRegistered = 635,

    /// <summary><c>resource</c> names no FHIR base of the client's community.</summary>
    [Enforces("AT-04")]
    ResourceUnknown = 636,

    /// <summary>A certification that the community requires has lapsed.</summary>
    [Enforces("CERT-31")]
    CertificationLapsed = 637,

    /// <summary>The assertion is signed with a key outside the certification's lock.</summary>
    [Enforces("CERT-21")]
    CertificationKeyLocked = 638,

    /// <summary>The request comes from an address outside the certification's list.</summary>
    [Enforces("CERT-22")]
    CertificationAddressNotAllowed = 639,

    /// <summary><c>udap</c> is absent or not "1" in a community that demands it.</summary>
    [Enforces("TOK-04")]
    TokenUdapParameter = 640,

    /// <summary>The certificate does not hold the URI the client is bound to.</summary>
    [Enforces("X509-09")]
    CertificateNotBoundToClient = 641,

    // 700-749 introspection and revocation

    /// <summary>The caller gave no credential.</summary>
    [Enforces("REV-09")]
    CallerAnonymous = 700,

    /// <summary>The caller is not a registered resource server, or may not use this kind of credential.</summary>
    [Enforces("REV-09")]
    CallerUnknown = 701,

    /// <summary>The token belongs to another client.</summary>
    [Enforces("REV-03")]
    TokenOfAnotherClient = 702,

    /// <summary>The store knows no status list of this id.</summary>
    [Enforces("REV-13")]
    StatusListUnknown = 703,

    /// <summary>The request to the UserInfo endpoint holds no bearer token.</summary>
    [Enforces("TIER-34")]
    UserInfoTokenMissing = 710,

    /// <summary>The request to the UserInfo endpoint holds its token more than once, or in another place than header or form.</summary>
    [Enforces("TIER-34")]
    UserInfoTokenPlace = 711,

    /// <summary>The token is none of this server, has expired or was revoked.</summary>
    [Enforces("TIER-34")]
    UserInfoTokenInvalid = 712,

    /// <summary>The token is good and no person allowed its holder to know who they are: it lacks <c>openid</c>.</summary>
    [Enforces("TIER-34")]
    UserInfoScopeMissing = 713,

    // 750-799 the operator's interface

    /// <summary>The operator gave no credential, or none that is known.</summary>
    [Enforces("BCP-12")]
    OperatorAnonymous = 750,

    /// <summary>The operator's certificate is pinned and outside its validity.</summary>
    [Enforces("BCP-12")]
    OperatorCertificateExpired = 751,

    /// <summary>The operator's token does not parse, is not ES256 or RS256, or names no configured key.</summary>
    [Enforces("BCP-12")]
    OperatorTokenMalformed = 752,

    /// <summary>The signature of the operator's token does not verify.</summary>
    [Enforces("BCP-12")]
    OperatorTokenSignature = 753,

    /// <summary><c>aud</c> of the operator's token is not the URL of this interface.</summary>
    [Enforces("BCP-12")]
    OperatorTokenAudience = 754,

    /// <summary>The operator's token is expired, from the future, or lives longer than 300 s.</summary>
    [Enforces("BCP-12")]
    OperatorTokenTime = 755,

    /// <summary>The operator's role does not allow the action.</summary>
    [Enforces("BCP-12")]
    OperatorRole = 756,

    /// <summary>The operator named something that does not exist.</summary>
    [Enforces("REV-12")]
    OperatorSubjectUnknown = 757,

    /// <summary>The operator's request does not have the documented shape.</summary>
    [Enforces("REV-12")]
    OperatorRequestMalformed = 758,

    /// <summary>What the operator wants to change has changed since it was read (<c>If-Match</c>).</summary>
    [Enforces("REV-12")]
    OperatorVersionMismatch = 759,

    // 800-829 authorization endpoint: the request

    /// <summary>The authorization request is longer than the limit (32 KiB).</summary>
    [Enforces("CONS-17")]
    AuthorizationTooLarge = 800,

    /// <summary><c>client_id</c> is absent or empty.</summary>
    [Enforces("CONS-03")]
    AuthorizationClientMissing = 801,

    /// <summary><c>client_id</c> or <c>redirect_uri</c> occurs more than once, so there is nowhere to answer to.</summary>
    [Enforces("CONS-17", "CONS-03")]
    AuthorizationTargetRepeated = 802,

    /// <summary><c>redirect_uri</c> is absent and the client registered several.</summary>
    [Enforces("CONS-04")]
    RedirectUriMissing = 803,

    /// <summary><c>redirect_uri</c> is none that the client registered, compared as exact characters.</summary>
    [Enforces("CONS-04", "BCP-04")]
    RedirectUriMismatch = 804,

    /// <summary>The client registered no redirect URI: it is none of the code grant.</summary>
    [Enforces("CONS-11")]
    ClientWithoutRedirectUris = 805,

    /// <summary>A parameter that may occur once is repeated in the authorization request.</summary>
    [Enforces("CONS-17")]
    AuthorizationParameterRepeated = 806,

    /// <summary>A parameter of the authorization request is longer than its bound, or <c>resource</c> occurs too often.</summary>
    [Enforces("CONS-07")]
    AuthorizationParameterTooLong = 807,

    /// <summary><c>request</c> is present; request objects are not served.</summary>
    [Enforces("CONS-23")]
    RequestObjectUnsupported = 808,

    /// <summary><c>request_uri</c> is present where no pushed request is read.</summary>
    [Enforces("CONS-24")]
    RequestUriUnsupported = 809,

    /// <summary><c>request_uri</c> names no live pushed request of this client.</summary>
    [Enforces("CONS-24")]
    RequestUriInvalid = 810,

    /// <summary><c>response_type</c> is absent or empty.</summary>
    [Enforces("CONS-02")]
    ResponseTypeMissing = 811,

    /// <summary><c>response_type</c> is not <c>code</c>.</summary>
    [Enforces("CONS-02")]
    ResponseTypeUnsupported = 812,

    /// <summary><c>response_mode</c> is not <c>query</c>.</summary>
    [Enforces("CONS-02")]
    ResponseModeUnsupported = 813,

    /// <summary><c>state</c> is absent and the community demands it.</summary>
    [Enforces("CONS-06")]
    StateMissing = 814,

    /// <summary><c>code_challenge</c> is absent and the community demands it, or its method stands alone.</summary>
    [Enforces("CONS-08")]
    ChallengeMissing = 815,

    /// <summary><c>code_challenge_method</c> is not <c>S256</c>.</summary>
    [Enforces("CONS-09")]
    ChallengeMethod = 816,

    /// <summary><c>code_challenge</c> is not 43 characters of base64url.</summary>
    [Enforces("CONS-10")]
    ChallengeSyntax = 817,

    /// <summary><c>udap</c> is asked by a client that did not register it.</summary>
    [Enforces("REG-37")]
    UdapScopeNotRegistered = 818,

    /// <summary><c>prompt</c> holds an unknown value, or <c>none</c> beside others.</summary>
    [Enforces("CONS-23")]
    PromptInvalid = 819,

    /// <summary><c>max_age</c> is not a whole number of seconds.</summary>
    [Enforces("CONS-23")]
    MaxAgeInvalid = 820,

    /// <summary><c>idp</c> is not the base URL of an identity provider: https, a host name, no query, fragment or user information.</summary>
    [Enforces("TIER-04", "TIER-44")]
    IdpMalformed = 821,

    /// <summary><c>idp</c> names this server itself.</summary>
    [Enforces("TIER-45")]
    IdpIsSelf = 822,

    /// <summary><c>aud</c> names no FHIR base of the client's community.</summary>
    [Enforces("CONS-17")]
    AudienceUnknown = 823,

    /// <summary>A data holder asks who a person is without <c>openid</c> or without <c>udap</c>.</summary>
    [Enforces("TIER-39")]
    IdentityScopesMissing = 824,

    // 830-849 authorization endpoint: the person

    /// <summary>The person has to sign in and <c>prompt=none</c> forbids to ask.</summary>
    [Enforces("CONS-23")]
    LoginRequired = 830,

    /// <summary>The person has to consent and <c>prompt=none</c> forbids to ask.</summary>
    [Enforces("CONS-23")]
    PersonConsentRequired = 831,

    /// <summary>The person has to answer something else and <c>prompt=none</c> forbids to ask.</summary>
    [Enforces("CONS-23")]
    InteractionRequired = 832,

    /// <summary>The person said no.</summary>
    [Enforces("CONS-16")]
    PersonDeclined = 833,

    /// <summary>The ticket of a consent form is not one of this server, has ended, or is of another person or request.</summary>
    [Enforces("CONS-13")]
    ConsentTicketInvalid = 834,

    /// <summary>A form of a page came without the secret that the page was given.</summary>
    [Enforces("CONS-13")]
    PageRequestForged = 836,

    /// <summary>Name and password do not belong together; whether the name exists is not told.</summary>
    [Enforces("CONS-13")]
    SignInRefused = 840,

    /// <summary>The operator's identity system refused, or its answer is not good enough for what was asked.</summary>
    [Enforces("CONS-13")]
    SignInFailed = 841,

    // 850-869 token endpoint: codes

    /// <summary>The code is none of this server.</summary>
    [Enforces("TOK-12")]
    CodeInvalid = 850,

    /// <summary>The code has ended.</summary>
    [Enforces("TOK-12", "CONS-14")]
    CodeExpired = 851,

    /// <summary>The code was given to another client.</summary>
    [Enforces("TOK-12")]
    CodeOfAnotherClient = 852,

    /// <summary><c>redirect_uri</c> is not as in the authorization request: absent, other, or there though it was not sent.</summary>
    [Enforces("TOK-13")]
    CodeRedirectMismatch = 853,

    /// <summary>The code was used before; what was issued from it is revoked.</summary>
    [Enforces("CONS-15")]
    CodeUsed = 854,

    /// <summary><c>code_verifier</c> is absent though the code was asked with a challenge.</summary>
    [Enforces("TOK-14")]
    VerifierMissing = 855,

    /// <summary><c>code_verifier</c> is not 43 to 128 unreserved characters.</summary>
    [Enforces("TOK-16")]
    VerifierSyntax = 856,

    /// <summary><c>code_verifier</c> does not hash to the challenge.</summary>
    [Enforces("TOK-14")]
    VerifierWrong = 857,

    /// <summary><c>code_verifier</c> is there though the code was asked without a challenge.</summary>
    [Enforces("TOK-15", "BCP-03")]
    VerifierWithoutChallenge = 858,

    /// <summary>Whether the code was used before is not known any more: the replay shard that knew it was lost.</summary>
    [Enforces("CONS-14")]
    CodeUseUnknown = 859,

    // 870-879 token endpoint: refresh tokens

    /// <summary>The refresh token is none of this server.</summary>
    [Enforces("REF-08")]
    RefreshTokenInvalid = 870,

    /// <summary>The refresh token or its family has ended: unused for too long, or past its whole life.</summary>
    [Enforces("REF-08")]
    RefreshTokenExpired = 871,

    /// <summary>The refresh token was given to another client.</summary>
    [Enforces("REF-03")]
    RefreshTokenOfAnotherClient = 872,

    /// <summary>The refresh token was used before; its family is revoked.</summary>
    [Enforces("REF-06", "BCP-07")]
    RefreshTokenReused = 873,

    /// <summary>The family of the refresh token was revoked.</summary>
    [Enforces("REF-06", "REF-07")]
    RefreshFamilyDead = 874,

    // 880-889 authorization assertions

    /// <summary>The authorization assertion is no JWT of strict form, lacks a claim, or has one of another type.</summary>
    [Enforces("AZA-03")]
    AuthorizationAssertionMalformed = 880,

    /// <summary>The authorization assertion limits <c>resources</c>, which is not supported.</summary>
    [Enforces("AZA-12")]
    AuthorizationAssertionResources = 881,

    /// <summary>The authorization assertion is for another server.</summary>
    [Enforces("AZA-07")]
    AuthorizationAssertionAudience = 882,

    /// <summary>The authorization assertion is over, not valid yet, or lives too long.</summary>
    [Enforces("AZA-08")]
    AuthorizationAssertionNotInTime = 883,

    /// <summary>The authorization assertion is for another client, or for none although others signed it.</summary>
    [Enforces("AZA-06")]
    AuthorizationAssertionForAnother = 884,

    /// <summary>The issuer of the authorization assertion may not authorize in the name it gives.</summary>
    [Enforces("AZA-05")]
    AuthorizationAssertionSubject = 885,

    /// <summary>Signature, path, revocation or name of the certificate that signed the authorization assertion is not good.</summary>
    [Enforces("AZA-04")]
    AuthorizationAssertionUntrusted = 886,

    /// <summary>The authorization assertion was used before.</summary>
    [Enforces("AZA-09")]
    AuthorizationAssertionReplayed = 887,

    /// <summary>Whether the authorization assertion was used before is not known any more: the shard that knew it was lost.</summary>
    [Enforces("AZA-09")]
    AuthorizationAssertionUseUnknown = 888,

    // 900-999 the server's own state: the caller may retry

    /// <summary>More requests than the quota of the source allows.</summary>
    [Enforces("REG-43")]
    QuotaExceeded = 900,

    /// <summary>The replay record cannot be judged yet; retry after the stated time.</summary>
    [Enforces("TOK-28", "N1")]
    ReplayNotReady = 901,

    /// <summary>The epochs the request was judged on changed while it was judged; retry.</summary>
    [Enforces("N2")]
    JudgedStale = 902,

    /// <summary>The node's revocation index cannot be confirmed current.</summary>
    [Enforces("N2")]
    RevocationIndexStale = 903,

    /// <summary>The store does not answer or refuses writes.</summary>
    [Enforces("TOK-28")]
    StoreUnavailable = 904,

    /// <summary>There is no usable certificate of this server to sign an ID token with.</summary>
    [Enforces("TIER-41")]
    IdTokenKeyUnavailable = 905,

    // 1000-1039 metadata, registration and answers of an identity provider

    /// <summary>The UDAP metadata of the identity provider could not be fetched.</summary>
    [Enforces("TIER-06")]
    IdpMetadataUnavailable = 1000,

    /// <summary>The document is too large, no JSON object, or lacks a member or has it in the wrong type.</summary>
    [Enforces("TIER-06", "DISC-02")]
    IdpMetadataMalformed = 1001,

    /// <summary><c>signed_metadata</c> is absent or no JWT of the strict form with <c>x5c</c>.</summary>
    [Enforces("TIER-07", "DISC-20")]
    IdpMetadataUnsigned = 1002,

    /// <summary>The signature of the metadata does not verify with the key of <c>x5c[0]</c>.</summary>
    [Enforces("TIER-07")]
    IdpMetadataSignature = 1003,

    /// <summary>The chain of the metadata leads to no trusted anchor, or is revoked.</summary>
    [Enforces("TIER-07", "TIER-09")]
    IdpMetadataUntrusted = 1004,

    /// <summary>A required signed claim is absent or has the wrong type.</summary>
    [Enforces("TIER-07", "DISC-25")]
    IdpMetadataClaims = 1005,

    /// <summary><c>iss</c> of the signed metadata is not the base URL asked.</summary>
    [Enforces("TIER-07", "DISC-22")]
    IdpMetadataIssuer = 1006,

    /// <summary><c>iss</c> of the signed metadata is no URI name of the certificate that signed.</summary>
    [Enforces("TIER-07", "DISC-22")]
    IdpMetadataIssuerNotInCertificate = 1007,

    /// <summary><c>sub</c> of the signed metadata differs from <c>iss</c>.</summary>
    [Enforces("TIER-07", "DISC-23")]
    IdpMetadataSubject = 1008,

    /// <summary>The signed metadata has expired, is from the future, or lives longer than a year.</summary>
    [Enforces("TIER-07", "DISC-24")]
    IdpMetadataTimes = 1009,

    /// <summary>
    /// An endpoint is not signed, differs from the signed one, is no https URL, or is on another origin than a base URL that the
    /// operator did not name.
    /// </summary>
    [Enforces("TIER-07", "DISC-26", "BCP-11")]
    IdpMetadataEndpoints = 1010,

    /// <summary><c>scopes_supported</c> lacks <c>openid</c> or <c>udap</c>.</summary>
    [Enforces("TIER-08")]
    IdpMetadataScopes = 1011,

    /// <summary>UDAP version 1, <c>udap_authn</c>, the code grant or <c>private_key_jwt</c> is not offered.</summary>
    [Enforces("TIER-06", "DISC-04", "DISC-05")]
    IdpMetadataAbilities = 1012,

    /// <summary>The community of the app trusts no identity provider of this name with people: nothing was fetched.</summary>
    [Enforces("TIER-09", "TIER-12")]
    IdpNotTrusted = 1013,

    /// <summary>This server has no usable certificate of the community in which the identity provider is trusted.</summary>
    [Enforces("TIER-26", "TIER-12")]
    IdpCredentialMissing = 1014,

    /// <summary>This server is no client of the identity provider, and the provider registers none.</summary>
    [Enforces("TIER-10", "TIER-12")]
    IdpRegistrationNotOffered = 1015,

    /// <summary>The identity provider did not register this server as its client, or could not be asked.</summary>
    [Enforces("TIER-10", "TIER-12")]
    IdpRegistrationRefused = 1016,

    /// <summary>The answer of an identity provider belongs to no sign-in of this browser: <c>state</c> is absent, foreign or too old.</summary>
    [Enforces("TIER-21", "TIER-17", "TIER-23")]
    IdpStateInvalid = 1020,

    /// <summary>The answer of an identity provider was brought before.</summary>
    [Enforces("TIER-17")]
    IdpStateUsed = 1021,

    /// <summary>The answer says that it comes from another identity provider than was asked.</summary>
    [Enforces("TIER-24", "BCP-06")]
    IdpResponseIssuer = 1022,

    /// <summary>The answer of the identity provider holds neither one code nor one error.</summary>
    [Enforces("TIER-27")]
    IdpResponseMalformed = 1023,

    /// <summary>The identity provider signed nobody in.</summary>
    [Enforces("TIER-22")]
    IdpDenied = 1024,

    /// <summary>The identity provider is busy.</summary>
    [Enforces("TIER-22")]
    IdpBusy = 1025,

    /// <summary>The token endpoint of the identity provider gave no tokens for the code, or could not be reached.</summary>
    [Enforces("TIER-27", "TIER-25")]
    IdpTokenRefused = 1030,

    // 1040-1059 ID tokens of an identity provider

    /// <summary>The identity provider gave no ID token.</summary>
    [Enforces("TIER-27")]
    IdTokenMissing = 1040,

    /// <summary>The ID token is no JWT of the strict form, has no <c>x5c</c>, or its algorithm is not allowed.</summary>
    [Enforces("TIER-29", "TIER-31")]
    IdTokenMalformed = 1041,

    /// <summary>The signature of the ID token does not verify with the key of <c>x5c[0]</c>.</summary>
    [Enforces("TIER-30")]
    IdTokenSignature = 1042,

    /// <summary>The chain of the ID token leads to no trusted anchor, or is revoked.</summary>
    [Enforces("TIER-29")]
    IdTokenUntrusted = 1043,

    /// <summary>A required claim of the ID token is absent or has the wrong type.</summary>
    [Enforces("TIER-28")]
    IdTokenClaims = 1044,

    /// <summary><c>iss</c> of the ID token is not the identity provider that was asked.</summary>
    [Enforces("TIER-30", "TIER-04")]
    IdTokenIssuer = 1045,

    /// <summary><c>iss</c> of the ID token is no URI name of the certificate that signed.</summary>
    [Enforces("TIER-29")]
    IdTokenIssuerNotInCertificate = 1046,

    /// <summary><c>aud</c> of the ID token lacks this client, or names another one.</summary>
    [Enforces("TIER-30")]
    IdTokenAudience = 1047,

    /// <summary><c>azp</c> of the ID token is another client, or is absent beside several audiences.</summary>
    [Enforces("TIER-30")]
    IdTokenAuthorizedParty = 1048,

    /// <summary>The ID token has expired, is from the future or too old, or lives too long.</summary>
    [Enforces("TIER-30")]
    IdTokenTimes = 1049,

    /// <summary><c>nonce</c> of the ID token is absent or not the one that was sent.</summary>
    [Enforces("TIER-18", "TIER-30")]
    IdTokenNonce = 1050,

    /// <summary><c>at_hash</c> of the ID token is not that of the access token.</summary>
    [Enforces("TIER-30")]
    IdTokenAccessTokenHash = 1051,

    /// <summary>The person was signed in with less assurance than the community of the app asks for.</summary>
    [Enforces("TIER-32")]
    IdTokenAssurance = 1052,

    // 1060-1069 who a person of an identity provider is here

    /// <summary>Nobody here is known to be the person of the identity provider, and they did not say who.</summary>
    [Enforces("TIER-36", "TIER-35")]
    PersonNotResolved = 1060,

    /// <summary>The page that joins two accounts is out of date, or the account of the identity provider has another owner by now.</summary>
    [Enforces("TIER-35", "TIER-33")]
    PersonLinkInvalid = 1061,
}
