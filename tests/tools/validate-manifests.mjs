// Reads YAML documents of Kubernetes from standard input and checks each against the schema of its kind, as npm package.
// Prints one line a fault; the exit code is 0 only when there is none.
import { readFileSync } from "node:fs";
import { loadAll } from "js-yaml";

const documents = loadAll(readFileSync(0, "utf8"));
let faults = documents.length === 0 ? ["no document"] : [];
for (const document of documents) {
  const name = `${document.kind}/${document.metadata?.name}`;
  try {
    const kinds = await import(`kubernetes-models/${document.apiVersion}`);
    new kinds[document.kind](document).validate();
  } catch (fault) {
    faults.push(`${name}: ${fault.message}`);
  }
}
for (const fault of faults) {
  console.log(fault);
}
console.log(`${documents.length} documents, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
