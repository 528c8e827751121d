// Verifies the token of a demo.json with the keys recorded in it, and that its last introspection said inactive.
// Usage: node demo-token.mjs FILE ALGORITHM
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Checks } from './lib/checks.mjs';

const [file, algorithm] = process.argv.slice(2);
const report = JSON.parse(await readFile(file, 'utf8'));
const checks = new Checks();
await checks.group(async () => {
  await checks.check(`demo.json: the ${algorithm} token verifies`, async () => {
    const { payload } = await jwtVerify(report.access_token, createLocalJWKSet(report.jwks), {
      algorithms: [algorithm],
      typ: 'at+jwt',
      issuer: report.issuer,
      audience: report.fhir_base,
    });
    assert.equal(payload.client_id, report.client_id);
  });
  await checks.check(`demo.json: the ${algorithm} token ended inactive`, () => {
    const last = report.steps.at(-1).exchanges.at(-1).response;
    assert.deepEqual(JSON.parse(last.body), { active: false });
  });
});
process.exitCode = checks.finish();
