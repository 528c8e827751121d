namespace FastCluster.Udap.Rejections;

/// <summary>
/// Why a request was refused: one value per rule, numbers are append only and never reused. The log, the decision
/// stream and the tests name the value; the outside sees only the public error that the API maps it to. Each line ends
/// with the requirement it enforces.
/// </summary>
public enum RejectionReason
{
    /// <summary>Nothing was refused.</summary>
    None = 0,

    // 100-199 JWT: form, header, signature, standard claims

    /// <summary>The JWT is longer than the limit (64 KiB). JWT-24.</summary>
    JwtTooLarge = 100,

    /// <summary>Not three base64url parts: JSON serialization, JWE, unsigned. JWT-01.</summary>
    JwtNotCompact = 101,

    /// <summary>A part is not strict, unpadded base64url. JWT-01.</summary>
    JwtBadEncoding = 102,

    /// <summary>Header or payload is not a JSON object within the depth limit. JWT-09, JWT-24.</summary>
    JwtBadJson = 103,

    /// <summary>A member name occurs twice in header or payload. JWT-20.</summary>
    JwtDuplicateName = 104,

    /// <summary><c>alg</c> is absent or not on the allow-list. JWT-02.</summary>
    JwtAlgorithmNotAllowed = 110,

    /// <summary><c>alg</c> does not fit the key type or curve of the leaf. JWT-02.</summary>
    JwtAlgorithmKeyMismatch = 111,

    /// <summary><c>crit</c> names something not understood. JWT-20.</summary>
    JwtCriticalHeader = 112,

    /// <summary><c>zip</c> or <c>b64</c> is present, or <c>typ</c> is not a string. JWT-20.</summary>
    JwtUnsupportedHeader = 113,

    /// <summary><c>x5c</c> is absent or empty. JWT-06.</summary>
    JwtChainMissing = 120,

    /// <summary><c>x5c</c> is not an array of strict standard base64 DER certificates. JWT-06.</summary>
    JwtChainMalformed = 121,

    /// <summary><c>x5c</c> holds more certificates than the limit (10). JWT-24.</summary>
    JwtChainTooLong = 122,

    /// <summary>A certificate in <c>x5c</c> is larger than the limit (16 KiB DER). JWT-24.</summary>
    JwtCertificateTooLarge = 123,

    /// <summary>The signature does not verify with the key of <c>x5c[0]</c>. JWT-07, REG-05.</summary>
    JwtSignatureInvalid = 130,

    /// <summary>The key of the leaf is not RSA of 2,048 to 8,192 bits, P-256 or P-384. JWT-02, JWT-24.</summary>
    JwtKeyNotSupported = 131,

    /// <summary>One of <c>iss sub aud exp iat jti</c> is absent. JWT-26.</summary>
    JwtClaimMissing = 140,

    /// <summary>A standard claim has the wrong JSON type or range. JWT-09.</summary>
    JwtClaimType = 141,

    /// <summary><c>exp</c> has passed. JWT-10.</summary>
    JwtExpired = 142,

    /// <summary><c>iat</c> lies in the future. JWT-10.</summary>
    JwtIssuedInFuture = 143,

    /// <summary><c>exp</c> is not later than <c>iat</c>. JWT-10.</summary>
    JwtExpiryBeforeIssue = 144,

    /// <summary><c>exp - iat</c> exceeds the limit of this kind of JWT. JWT-11, JWT-12.</summary>
    JwtLifetimeTooLong = 145,

    /// <summary><c>nbf</c> lies in the future. JWT-22.</summary>
    JwtNotYetValid = 146,

    /// <summary><c>aud</c> does not contain the exact endpoint URL. JWT-18.</summary>
    JwtAudience = 147,

    /// <summary><c>sub</c> differs from <c>iss</c>. REG-08, TOK-06.</summary>
    JwtSubjectNotIssuer = 148,

    /// <summary>The <c>jti</c> of this issuer was used before and has not expired. JWT-13.</summary>
    JwtReplayed = 149,

    /// <summary><c>iss</c> is not a URI subject alternative name of the leaf. REG-07, X509-07.</summary>
    JwtIssuerNotInCertificate = 150,

    /// <summary><c>iss</c> and <c>sub</c> of a client assertion are not the client id. TOK-06, TOK-07.</summary>
    JwtIssuerNotClient = 151,

    // 200-299 certificates, paths, revocation

    /// <summary>A certificate does not parse. X509-01.</summary>
    CertificateMalformed = 200,

    /// <summary>No path to an anchor of any community. X509-01, X509-12.</summary>
    PathNotFound = 201,

    /// <summary>A certificate of the path has expired. X509-03.</summary>
    CertificateExpired = 202,

    /// <summary>A certificate of the path is not yet valid. X509-03.</summary>
    CertificateNotYetValid = 203,

    /// <summary>A certificate of the path is on an accepted CRL. X509-04.</summary>
    CertificateRevoked = 204,

    /// <summary>A certificate of the path is distrusted by the operator. REV-12.</summary>
    CertificateDistrusted = 205,

    /// <summary>A certificate names no CRL and the community fails closed. X509-06.</summary>
    RevocationUnknown = 206,

    /// <summary>The newest CRL is past <c>nextUpdate</c> and grace. X509-06.</summary>
    RevocationStale = 207,

    /// <summary>A CRL of the path has never been seen; it is being fetched, the caller may retry. X509-06.</summary>
    RevocationPending = 208,

    /// <summary>A key is weaker than RSA 2048 or P-256. X509-17.</summary>
    CertificateWeakKey = 209,

    /// <summary>A certificate is signed with SHA-1 or MD5. X509-17.</summary>
    CertificateWeakSignature = 210,

    /// <summary>The leaf has a key usage without digitalSignature. X509-18.</summary>
    CertificateKeyUsage = 211,

    /// <summary>The path breaks a rule of RFC 5280 section 6 (constraints, policies, unknown critical extension). X509-01.</summary>
    PathInvalid = 212,

    /// <summary>The path ends in a community that is not enabled, or in another one than the client's. X509-09, X509-15.</summary>
    CommunityNotTrusted = 213,

    /// <summary>A certificate of the path is signed with an algorithm that is not supported. X509-17.</summary>
    CertificateAlgorithmNotSupported = 214,

    /// <summary>A CRL is not well formed, or is of a kind that is not supported (indirect, delta, partial). X509-06.</summary>
    CrlMalformed = 230,

    /// <summary>A CRL is not signed by the CA whose certificates it speaks of. X509-06.</summary>
    CrlSignatureInvalid = 231,

    /// <summary>A CRL has a lower number than the accepted one. X509-06.</summary>
    CrlNumberFell = 232,

    /// <summary>A CRL is from the future or has already ended. X509-06.</summary>
    CrlNotCurrent = 233,

    // 300-399 registration

    /// <summary>The media type is not <c>application/json</c>. REG-01.</summary>
    RegistrationMediaType = 300,

    /// <summary>The body is not a JSON object, or too large, or <c>certifications</c> is not an array of strings. REG-02.</summary>
    RegistrationBody = 301,

    /// <summary><c>udap</c> is not the string "1". REG-03.</summary>
    RegistrationUdapVersion = 302,

    /// <summary><c>software_statement</c> is absent or not a string. REG-02.</summary>
    SoftwareStatementMissing = 303,

    /// <summary>The body is longer than the limit (128 KiB). JWT-24.</summary>
    RegistrationTooLarge = 304,

    /// <summary>More certifications than the limit (20). JWT-24.</summary>
    RegistrationCertificationsTooMany = 305,

    /// <summary>A text or list of the client metadata is longer than its bound. REG-32.</summary>
    MetadataTooLong = 310,

    /// <summary><c>client_name</c> is absent, empty or not a string. REG-12.</summary>
    MetadataClientName = 311,

    /// <summary><c>grant_types</c> is absent, null or not an array of strings. REG-18, MOD-12.</summary>
    MetadataGrantTypes = 312,

    /// <summary><c>grant_types</c> holds a name that cannot be registered, or one twice. REG-18.</summary>
    MetadataGrantTypeUnknown = 313,

    /// <summary>Not exactly one of <c>authorization_code</c> and <c>client_credentials</c>. REG-19.</summary>
    MetadataGrantTypesConflict = 314,

    /// <summary><c>refresh_token</c> without <c>authorization_code</c>. REG-20.</summary>
    MetadataRefreshWithoutCode = 315,

    /// <summary><c>redirect_uris</c> is absent or empty for code, present otherwise, or not an array of strings. REG-13.</summary>
    MetadataRedirectUris = 316,

    /// <summary>A redirect URI is not absolute <c>https</c>, or has a fragment or wildcard. REG-14, REG-15.</summary>
    MetadataRedirectUriInvalid = 317,

    /// <summary>The host of a redirect URI is not that of the issuer, and the community demands it. REG-15.</summary>
    MetadataRedirectHost = 318,

    /// <summary><c>contacts</c> is not an array of URIs with at least one <c>mailto:</c> address. REG-16.</summary>
    MetadataContacts = 319,

    /// <summary><c>logo_uri</c> of a code client is not an <c>https</c> URL of a PNG, JPG or GIF. REG-17.</summary>
    MetadataLogoUri = 320,

    /// <summary><c>response_types</c> is not <c>["code"]</c> for code, or is present otherwise. REG-21.</summary>
    MetadataResponseTypes = 321,

    /// <summary><c>token_endpoint_auth_method</c> is not <c>private_key_jwt</c>. REG-22, REG-39.</summary>
    MetadataAuthMethod = 322,

    /// <summary><c>scope</c> is absent, empty or not a string. REG-23.</summary>
    MetadataScope = 323,

    /// <summary>An optional member that is understood is not a string. REG-25.</summary>
    MetadataOptionalMember = 324,

    /// <summary>The issuer URI does not name exactly one exchange purpose. TEF-06.</summary>
    IssuerPurposeMissing = 330,

    /// <summary>Cancelling: the client has no registration. MOD-14.</summary>
    CancellationWithoutRegistration = 399,

    // 400-449 scopes

    /// <summary>A scope text holds a character that RFC 6749 section 3.3 does not allow. SCOPE-15.</summary>
    ScopeCharacters = 400,

    /// <summary>A scope text is too long, or holds too many scopes. SCOPE-15.</summary>
    ScopeTooLong = 401,

    /// <summary>A wildcard was asked that the server does not support. SCOPE-05.</summary>
    ScopeWildcardUnsupported = 402,

    /// <summary>None of the scopes asked is supported. SCOPE-08, SCOPE-09.</summary>
    ScopeNoneSupported = 403,

    /// <summary>Some scope asked is supported, but none is registered or allowed by policy. SCOPE-09, SCOPE-11.</summary>
    ScopeNoneGrantable = 404,

    /// <summary>No scope was asked and the community demands the parameter. TOK-17.</summary>
    ScopeRequired = 405,

    /// <summary>A refresh asks a scope that the original grant does not hold. REF-04.</summary>
    ScopeBeyondGrant = 406,

    /// <summary>A registration asks <c>user/</c> scopes with no user; <c>invalid_client_metadata</c>. TEF-11.</summary>
    ScopeUserWithoutUser = 407,

    /// <summary>The same, where the community answers <c>invalid_scope</c>. TEF-11.</summary>
    ScopeUserWithoutUserAsScope = 408,

    // 450-549 authorization extension objects

    /// <summary><c>extensions</c> is not a JSON object, for example a string that holds one. B2B-03.</summary>
    ExtensionsNotObject = 450,

    /// <summary><c>hl7-b2b</c> is absent. B2B-02, TEF-12.</summary>
    B2bMissing = 451,

    /// <summary><c>hl7-b2b-user</c> is absent where the community demands it. B2BU-05, B2BU-06.</summary>
    B2bUserMissing = 452,

    /// <summary>The purpose is individual access and <c>tefca_ias</c> is absent. TEF-22.</summary>
    TefcaIasMissing = 453,

    /// <summary>Another extension object that the community demands is absent. B2B-16.</summary>
    ExtensionRequired = 454,

    /// <summary>An extension object is unknown and the community refuses such. B2B-15.</summary>
    ExtensionUnknown = 455,

    /// <summary>An understood extension is not a JSON object. B2B-03.</summary>
    ExtensionNotObject = 456,

    /// <summary><c>version</c> of an extension object is not the string "1". B2B-04, B2BU-01, TEF-23.</summary>
    ExtensionVersion = 457,

    /// <summary>A text or an array of an extension object is longer than the limit. B2B-22.</summary>
    ExtensionTooLarge = 458,

    /// <summary>The personal parts together are larger than 16 KiB. B2B-22.</summary>
    PersonalContextTooLarge = 459,

    /// <summary><c>subject_name</c> is empty or not a string. B2B-05.</summary>
    SubjectNameInvalid = 460,

    /// <summary><c>subject_id</c> is empty or not a string. B2B-06.</summary>
    SubjectIdInvalid = 461,

    /// <summary><c>subject_id</c> is there without <c>subject_name</c>. B2B-06.</summary>
    SubjectIdWithoutName = 462,

    /// <summary><c>subject_role</c> is empty, not a string, or not on the community's list. B2B-07.</summary>
    SubjectRoleInvalid = 463,

    /// <summary><c>organization_name</c> is empty or not a string. B2B-08.</summary>
    OrganizationNameInvalid = 464,

    /// <summary><c>organization_id</c> is absent, empty or not a URI. B2B-09.</summary>
    OrganizationIdInvalid = 465,

    /// <summary><c>organization_id</c> has a scheme that the community does not allow. B2B-09, B2B-14.</summary>
    OrganizationIdScheme = 466,

    /// <summary><c>purpose_of_use</c> is not an array of one to many strings. B2B-10, B2BU-02.</summary>
    PurposeOfUseInvalid = 467,

    /// <summary>A purpose is not on the community's list. B2B-14, TEF-16.</summary>
    PurposeNotAllowed = 468,

    /// <summary>More purposes than the community allows in one request. TEF-16, B2B-22.</summary>
    PurposeCount = 469,

    /// <summary><c>consent_policy</c> is not an array of one to many URIs. B2B-11, B2BU-04.</summary>
    ConsentPolicyInvalid = 470,

    /// <summary><c>consent_reference</c> is not an array of one to many absolute URLs of consent resources. B2B-12, TEF-28.</summary>
    ConsentReferenceInvalid = 471,

    /// <summary><c>consent_reference</c> is there without <c>consent_policy</c>. B2B-12, B2BU-04.</summary>
    ConsentReferenceWithoutPolicy = 472,

    /// <summary>No consent policy that the community accepts is named; the answer says which are. TEF-18.</summary>
    ConsentRequired = 473,

    /// <summary><c>subject_id</c> is of a naming system that the community does not allow. B2B-14.</summary>
    SubjectIdSystem = 474,

    /// <summary><c>subject_id</c> is not a National Provider Identifier. B2B-06.</summary>
    SubjectIdNotNpi = 475,

    /// <summary><c>user_person</c> is not a FHIR Person with a name. B2BU-03.</summary>
    UserPersonInvalid = 476,

    /// <summary><c>organization_id</c> does not name an organization of the directory. TEF-13.</summary>
    TefcaOrganizationId = 480,

    /// <summary><c>organization_name</c> is absent. TEF-14.</summary>
    TefcaOrganizationName = 481,

    /// <summary>The purpose is not the one that the client's URI names. TEF-09.</summary>
    PurposeNotOfIssuer = 482,

    /// <summary><c>user_information</c> is not a FHIR RelatedPerson. TEF-24.</summary>
    TefcaUserInformation = 483,

    /// <summary><c>patient_information</c> is not a FHIR Patient with a name. TEF-25.</summary>
    TefcaPatientInformation = 484,

    /// <summary><c>id_token</c> is absent or not a signed JWT. TEF-26.</summary>
    TefcaIdToken = 485,

    /// <summary>The user is not the patient and no <c>consent_policy</c> is named. TEF-27.</summary>
    TefcaConsentPolicyMissing = 486,

    /// <summary>Individual access is not served in this community. TEF-29.</summary>
    TefcaIasUnsupported = 487,

    /// <summary>The user is said to be the patient and their birth dates differ. TEF-24, TEF-30.</summary>
    TefcaPersonContradiction = 488,

    // 550-599 certifications

    /// <summary>The accepted certifications do not cover every required URI. CERT-02, CERT-03, TEF-07.</summary>
    CertificationRequired = 550,

    /// <summary>A certification is no JWT of the strict form, or its algorithm is not allowed. CERT-04.</summary>
    CertificationMalformed = 551,

    /// <summary>The signature of a certification does not verify. CERT-05.</summary>
    CertificationSignature = 552,

    /// <summary>The certifier's chain does not lead to a trusted anchor, or is revoked. CERT-06.</summary>
    CertificationUntrusted = 553,

    /// <summary><c>iss</c> is not a URI of the certifier's certificate. CERT-07, CERT-09.</summary>
    CertificationIssuer = 554,

    /// <summary><c>sub</c> is not the client's URI. CERT-08.</summary>
    CertificationSubject = 555,

    /// <summary><c>aud</c> is there and does not name the registration URL. CERT-10.</summary>
    CertificationAudience = 556,

    /// <summary>A required claim is absent or a claim has the wrong type. CERT-11, CERT-13, CERT-16.</summary>
    CertificationClaims = 557,

    /// <summary>The certification has expired or is not valid yet. CERT-11.</summary>
    CertificationExpired = 558,

    /// <summary>It lasts longer than three years or longer than the certifier's certificate. CERT-11.</summary>
    CertificationLifetime = 559,

    /// <summary><c>certification_uris</c> is absent where required, empty, or holds no URIs. CERT-14.</summary>
    CertificationUris = 560,

    /// <summary><c>certification_issuer</c> is absent or present against the rule. CERT-15.</summary>
    CertificationIssuerName = 561,

    /// <summary><c>grant_types</c> or <c>response_types</c> break the template. CERT-17.</summary>
    CertificationGrantTypes = 562,

    /// <summary>A registration parameter is outside what the certification allows. CERT-18, CERT-19.</summary>
    CertificationRestriction = 563,

    /// <summary><c>redirect_uris</c> stands beside client credentials. CERT-20.</summary>
    CertificationRedirects = 564,

    /// <summary><c>jwks</c> is malformed, or <c>jwks_uri</c> is there. CERT-21.</summary>
    CertificationKeys = 565,

    /// <summary>The client's key is not one of the certification's keys. CERT-21.</summary>
    CertificationKeyMismatch = 566,

    /// <summary><c>ip_allowed</c> holds something else than an address, a range or a block. CERT-22.</summary>
    CertificationAddresses = 567,

    /// <summary><c>contacts</c> holds something else than mailto and https URIs. CERT-23.</summary>
    CertificationContacts = 568,

    /// <summary><c>extensions</c> is not an object. CERT-24.</summary>
    CertificationExtensions = 569,

    /// <summary>The status endpoint says invalid, or could not be asked. CERT-29.</summary>
    CertificationStatus = 570,

    /// <summary><c>launch_uri</c> stands without a launch scope. CERT-32.</summary>
    CertificationLaunch = 571,

    /// <summary>The basic app certification breaks its TEFCA form. TEF-08.</summary>
    CertificationTefca = 572,

    /// <summary>The exchange purpose of the certification is not the one of the client's URI. TEF-09.</summary>
    CertificationPurpose = 573,

    /// <summary>More certifications than the limit. JWT-24.</summary>
    CertificationCount = 574,

    /// <summary>A registration parameter is covered by no accepted certification. CERT-28.</summary>
    CertificationUncovered = 575,

    // 600-629 form posts at the edge

    /// <summary>The media type is not <c>application/x-www-form-urlencoded</c>. TOK-01.</summary>
    FormMediaType = 600,

    /// <summary>The form is longer than the limit (128 KiB). TOK-01.</summary>
    FormTooLarge = 601,

    /// <summary>Broken percent-encoding or UTF-8, or more resources than the limit (16). TOK-01.</summary>
    FormMalformed = 602,

    /// <summary>A parameter that may occur once is repeated. TOK-25.</summary>
    FormParameterRepeated = 603,

    /// <summary>A required parameter is absent or empty. TOK-03, TOK-11, TOK-25.</summary>
    FormParameterMissing = 604,

    /// <summary><c>client_assertion_type</c> is not the JWT bearer one. TOK-02.</summary>
    FormAssertionType = 605,

    /// <summary>An <c>Authorization</c> header stands beside an assertion: two mechanisms. TOK-05.</summary>
    FormTwoCredentials = 606,

    /// <summary>An <c>Authorization</c> header without an assertion; no scheme of it is served. TOK-05.</summary>
    FormAuthorizationHeader = 607,

    /// <summary><c>client_secret</c> is present; no secret is ever issued. TOK-05, REG-31.</summary>
    FormClientSecret = 608,

    /// <summary>Every place for registrations of this node is taken and the queue is full; retry. REG-43, N4.</summary>
    RegistrationOverload = 620,

    // 630-699 token endpoint

    /// <summary>The client id names no registration. TOK-10.</summary>
    ClientUnknown = 630,

    /// <summary>The client was cancelled, or the id belongs to an earlier generation. TOK-10, MOD-16.</summary>
    ClientCancelled = 631,

    /// <summary>The client is disabled by the operator. TOK-10.</summary>
    ClientDisabled = 632,

    /// <summary>The <c>client_id</c> parameter differs from the assertion. TOK-07.</summary>
    ClientIdMismatch = 633,

    /// <summary><c>grant_type</c> is not served. TOK-11.</summary>
    GrantTypeUnsupported = 634,

    /// <summary>The client is not registered for the grant type. TOK-11.</summary>
    GrantTypeNotRegistered = 635,

    /// <summary><c>resource</c> names no FHIR base of the client's community. AT-04.</summary>
    ResourceUnknown = 636,

    /// <summary>A certification that the community requires has lapsed. CERT-31.</summary>
    CertificationLapsed = 637,

    /// <summary>The assertion is signed with a key outside the certification's lock. CERT-21.</summary>
    CertificationKeyLocked = 638,

    /// <summary>The request comes from an address outside the certification's list. CERT-22.</summary>
    CertificationAddressNotAllowed = 639,

    /// <summary><c>udap</c> is absent or not "1" in a community that demands it. TOK-04.</summary>
    TokenUdapParameter = 640,

    /// <summary>The certificate does not hold the URI the client is bound to. X509-09.</summary>
    CertificateNotBoundToClient = 641,

    // 700-749 introspection and revocation

    /// <summary>The caller gave no credential. REV-09.</summary>
    CallerAnonymous = 700,

    /// <summary>The caller is not a registered resource server, or may not use this kind of credential. REV-09.</summary>
    CallerUnknown = 701,

    /// <summary>The token belongs to another client. REV-03.</summary>
    TokenOfAnotherClient = 702,

    // 750-799 the operator's interface

    /// <summary>The operator gave no credential, or none that is known. BCP-12.</summary>
    OperatorAnonymous = 750,

    /// <summary>The operator's certificate is pinned and outside its validity. BCP-12.</summary>
    OperatorCertificateExpired = 751,

    /// <summary>The operator's token does not parse, is not ES256 or RS256, or names no configured key. BCP-12.</summary>
    OperatorTokenMalformed = 752,

    /// <summary>The signature of the operator's token does not verify. BCP-12.</summary>
    OperatorTokenSignature = 753,

    /// <summary><c>aud</c> of the operator's token is not the URL of this interface. BCP-12.</summary>
    OperatorTokenAudience = 754,

    /// <summary>The operator's token is expired, from the future, or lives longer than 300 s. BCP-12.</summary>
    OperatorTokenTime = 755,

    /// <summary>The operator's role does not allow the action. BCP-12.</summary>
    OperatorRole = 756,

    /// <summary>The operator named something that does not exist. REV-12.</summary>
    OperatorSubjectUnknown = 757,

    /// <summary>The operator's request does not have the documented shape. REV-12.</summary>
    OperatorRequestMalformed = 758,

    /// <summary>What the operator wants to change has changed since it was read (<c>If-Match</c>). REV-12.</summary>
    OperatorVersionMismatch = 759,

    // 900-999 the server's own state: the caller may retry

    /// <summary>More requests than the quota of the source allows. REG-43.</summary>
    QuotaExceeded = 900,

    /// <summary>The replay record cannot be judged yet; retry after the stated time. TOK-28, N1.</summary>
    ReplayNotReady = 901,

    /// <summary>The epochs the request was judged on changed while it was judged; retry. N2.</summary>
    JudgedStale = 902,

    /// <summary>The node's revocation index cannot be confirmed current. N2.</summary>
    RevocationIndexStale = 903,

    /// <summary>The store does not answer or refuses writes. TOK-28.</summary>
    StoreUnavailable = 904,
}
