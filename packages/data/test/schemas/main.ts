/** Writes the published JSON Schemas of almanac.yaml and of the front matter of documents. A test fails while a file is not current. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "@almanac/core";
import { configJsonSchema, disclosureJsonSchema, frontMatterJsonSchemas } from "../../src/index.ts";

const folder = new URL("../../../../schemas/", import.meta.url);
for (const [name, schema] of Object.entries({ "almanac.schema.json": configJsonSchema(), "disclosure.schema.json": disclosureJsonSchema(), ...frontMatterJsonSchemas() })) {
  const file = fileURLToPath(new URL(name, folder));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, canonicalJson(schema));
  process.stdout.write(`${file}\n`);
}
