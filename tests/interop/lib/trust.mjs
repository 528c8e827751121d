// Trust in the server: its signed_metadata checked with the openssl command (path, CRLs) and with jose (signature).
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeProtectedHeader, jwtVerify } from 'jose';

const run = promisify(execFile);
const YEAR = 365 * 24 * 3600 + 24 * 3600;

/** Asks `openssl verify` for a path from x5c[0] to the community's root, with the CRL of every issuer on it. */
export async function verifyPath(pki, x5c) {
  const folder = await mkdtemp(join(pki, 'path-'));
  try {
    const [leaf, ...rest] = x5c.map((der) => new X509Certificate(Buffer.from(der, 'base64')).toString());
    await writeFile(join(folder, 'leaf.pem'), leaf);
    await writeFile(join(folder, 'rest.pem'), rest.join(''));
    await run('openssl', [
      'verify', '-x509_strict', '-crl_check_all',
      '-CAfile', join(pki, 'root.leaf.pem'),
      '-CRLfile', join(pki, 'root.crl.pem'), '-CRLfile', join(pki, 'issuing.crl.pem'),
      ...(rest.length > 0 ? ['-untrusted', join(folder, 'rest.pem')] : []),
      join(folder, 'leaf.pem'),
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Checks signed_metadata against the plain metadata of a base URL; returns its claims. */
export async function verifySignedMetadata(pki, baseUrl, metadata) {
  const header = decodeProtectedHeader(metadata.signed_metadata);
  assert.equal(header.alg, 'RS256', 'signed_metadata is RS256');
  assert.ok(Array.isArray(header.x5c) && header.x5c.length > 0, 'signed_metadata carries x5c');
  await verifyPath(pki, header.x5c);

  const leaf = new X509Certificate(Buffer.from(header.x5c[0], 'base64'));
  const { payload } = await jwtVerify(metadata.signed_metadata, leaf.publicKey, {
    algorithms: ['RS256'],
    issuer: baseUrl,
    subject: baseUrl,
    requiredClaims: ['exp', 'iat', 'jti'],
  });
  assert.ok(leaf.subjectAltName.split(', ').includes(`URI:${baseUrl}`), 'the leaf names the base URL');
  assert.ok(payload.exp - payload.iat <= YEAR, 'signed_metadata lives at most a year');
  for (const name of ['token_endpoint', 'registration_endpoint']) {
    assert.equal(payload[name], metadata[name], `${name} is the same signed and plain`);
  }
  return payload;
}
