/** Writes the published JSON Schemas: `pnpm schemas`. A test fails while the files are not current. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { canonicalJson, editionJsonSchemas } from "../../src/index.ts";

const folder = new URL("../../../../schemas/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(editionJsonSchemas())) {
  const file = fileURLToPath(new URL(name, folder));
  writeFileSync(file, canonicalJson(schema));
  process.stdout.write(`${file}\n`);
}
