/** Writes the published JSON Schemas of the site's files: `node apps/site/scripts/schemas.ts`. A test fails while they are not current. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "@almanac/core";
import { siteJsonSchemas } from "../src/api/json-schemas.ts";

for (const [name, schema] of Object.entries(siteJsonSchemas())) {
  const file = fileURLToPath(new URL(name, new URL("../../../schemas/", import.meta.url)));
  writeFileSync(file, canonicalJson(schema));
  process.stdout.write(`${file}\n`);
}
