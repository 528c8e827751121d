// People in front of the pages: every journey in a browser of its own.
// Usage: node main.mjs --base FHIR_BASE --pki FOLDER --server PROGRAM --artefacts FOLDER
import { parseArgs } from 'node:util';
import { fixedSession, otherSites } from './journeys/attacks.mjs';
import { decline, firstConsent, rememberedConsent, withdraw } from './journeys/consent.mjs';
import { pagesOfARequest, pagesOfErrors, quietConsole } from './journeys/looks.mjs';
import { backAndForth, doubleSubmit, keyboardOnly, languages, twoTabs, wrongPassword } from './journeys/manners.mjs';
import { tieredSignIn } from './journeys/tiered.mjs';
import { World } from './lib/world.mjs';

// The server takes 30 sign-ins of one address at once: the journeys have fewer, and the one that uses them up is the last.
const JOURNEYS = [
  firstConsent, rememberedConsent, decline, withdraw,
  keyboardOnly, wrongPassword, languages, backAndForth, doubleSubmit, twoTabs,
  fixedSession, otherSites,
  tieredSignIn,
  pagesOfARequest, pagesOfErrors, quietConsole,
];

const text = { type: 'string' };
const { values } = parseArgs({ options: { base: text, pki: text, server: text, artefacts: text, only: text } });
const world = await World.start(values);
try {
  for (const journey of JOURNEYS.filter(({ name }) => !values.only || name === values.only)) {
    await journey(world);
  }
} finally {
  await world.stop();
}
process.exitCode = world.checks.finish();
