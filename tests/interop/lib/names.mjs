// Names that the configuration of the server and the journey share.

/** URI of the trust community. */
export const COMMUNITY = 'https://community.interop.example';

/** Where the certificates say their CRLs are; never reached, the server reads files. */
export const CRL_BASE = 'http://crl.interop.example';

/** Caller id of the resource server. */
export const RESOURCE_SERVER = 'https://hospital.example/resource-server';

/** The scope that every client asks for. */
export const SCOPE = 'system/Patient.rs';

/** The algorithms that must work, each with a client of its own. */
export const ALGORITHMS = ['RS256', 'ES256', 'RS384', 'ES384'];

/** The scopes of apps that people use. */
export const CODE_SCOPES = ['user/Patient.rs', 'user/Observation.rs', 'offline_access'];

/** The scopes by which it is said who a person is. */
export const IDENTITY_SCOPES = ['openid', 'udap', 'profile', 'email', 'fhirUser'];

/** The certification that the server knows. */
export const CERTIFICATION = 'https://certifier.example/basic';

/** Name of the operator on the pages of people. */
export const OPERATOR = 'Interop Hospital';

/** Names with which people sign in; the subject of each is `person-NAME`. */
export const PEOPLE = ['ada', 'ben', 'cleo', 'dora', 'emil', 'finn', 'gita', 'hugo', 'iris', 'jon', 'kim', 'lea', 'moe'];

/** Everybody's password. */
export const PASSWORD = 'correct horse battery staple';
