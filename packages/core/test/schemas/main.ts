/** Writes the published JSON Schemas: `pnpm schemas`. A test fails while the files are not current. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { canonicalJson, editionJsonSchema } from "../../src/index.ts";

const folder = new URL("../../../../schemas/", import.meta.url);
mkdirSync(folder, { recursive: true });
const file = fileURLToPath(new URL("edition.schema.json", folder));
writeFileSync(file, canonicalJson(editionJsonSchema()));
process.stdout.write(`${file}\n`);
