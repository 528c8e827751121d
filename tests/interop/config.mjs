// Writes the configuration of the server under test: one community, one FHIR base URL, CRLs from files, people who sign in
// with the password whose hash lies in FOLDER/password.hash.
// Usage: node config.mjs FOLDER PORT MANAGEMENT_PORT [UPSTREAM SECRET]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CERTIFICATION, CODE_SCOPES, COMMUNITY, CRL_BASE, IDENTITY_SCOPES, OPERATOR, PEOPLE, RESOURCE_SERVER } from './lib/names.mjs';

const [folder, port, managementPort, upstream, upstreamSecret] = process.argv.slice(2);
const origin = `https://127.0.0.1:${port}`;
const pki = (name) => join('community', name);
const certificate = (name) => ({ certificateFile: pki(`${name}.pem`), keyFile: pki(`${name}.key`) });

/** People are in a development user store, or known to an identity system upstream. */
async function signIn() {
  if (!upstream) {
    return { usersFile: 'users.json' };
  }
  await writeFile(join(folder, 'upstream.secret'), upstreamSecret);
  return { openIdConnect: { authority: upstream, clientId: 'fastcluster', clientSecretFile: 'upstream.secret' } };
}

const configuration = {
  environment: 'Development',
  dataFolder: 'data',
  listeners: {
    public: { url: origin, certificate: certificate('tls') },
    management: { url: `http://127.0.0.1:${managementPort}` },
  },
  outbound: {
    ...(upstream && { allowedPrivateHosts: ['127.0.0.1'], tlsRoots: [pki('root.leaf.pem')] }),
    crlFiles: ['root', 'issuing'].map((name) => ({ url: `${CRL_BASE}/${name}.crl`, file: pki(`${name}.crl`) })),
  },
  authorizationServers: [
    {
      id: 'interop',
      issuer: origin,
      communities: [
        {
          uri: COMMUNITY,
          anchors: [pki('root.leaf.pem')],
          policy: {
            profile: 'Ssraa20',
            certifications: { supported: [CERTIFICATION] },
            scopes: { supported: ['system/Patient.rs', 'system/Observation.rs', ...CODE_SCOPES, ...IDENTITY_SCOPES] },
          },
        },
      ],
      fhirBases: [
        { url: `${origin}/fhir`, identities: [{ community: COMMUNITY, certificate: certificate('server') }] },
        { url: origin, identities: [{ community: COMMUNITY, certificate: certificate('issuer') }] },
      ],
      resourceServers: [
        {
          callerId: RESOURCE_SERVER,
          fhirBase: `${origin}/fhir`,
          community: COMMUNITY,
          subjectUri: `${origin}/fhir`,
        },
      ],
      people: {
        ...(await signIn()),
        pages: { displayName: OPERATOR },
        identityProvider: { assurance: 'https://assurance.example/2' },
      },
    },
  ],
};
const passwordHash = (await readFile(join(folder, 'password.hash'), 'utf8')).trim();
const users = PEOPLE.map((name) => ({
  subject: `person-${name}`,
  name,
  passwordHash,
  displayName: `${name} of the tests`,
  email: `${name}@mail.example`,
  emailVerified: true,
}));
await writeFile(join(folder, 'users.json'), JSON.stringify(users));
await writeFile(join(folder, 'fastcluster.json'), `${JSON.stringify(configuration, null, 2)}\n`);
