// A private key with its certificate chain, as `pki.sh` wrote them; signs UDAP JWTs with the chain in x5c.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { importPKCS8, SignJWT } from 'jose';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g;

/** Splits PEM text into what x5c holds: standard base64 of each DER certificate, leaf first. */
export function toX5c(pem) {
  return [...pem.matchAll(CERTIFICATE)].map((block) => block[1].replace(/\s/g, ''));
}

/** Loads NAME.key and NAME.pem of a folder for one JWS algorithm. */
export async function loadCredential(folder, name, algorithm) {
  const key = await importPKCS8(await readFile(`${folder}/${name}.key`, 'utf8'), algorithm);
  return { algorithm, key, x5c: toX5c(await readFile(`${folder}/${name}.pem`, 'utf8')) };
}

/** Signs claims of an issuer, by default about itself, for one audience; the JWT has a fresh jti. */
export function sign(credential, issuer, audience, claims = {}, lifetime = '120s') {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: credential.algorithm, x5c: credential.x5c })
    .setIssuer(issuer)
    .setSubject(claims.sub ?? issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .setJti(randomUUID())
    .sign(credential.key);
}
