/** Writes the published JSON Schema of almanac.yaml. A test fails while the file is not current. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "@almanac/core";
import { configJsonSchema } from "../../src/index.ts";

const folder = new URL("../../../../schemas/", import.meta.url);
mkdirSync(folder, { recursive: true });
const file = fileURLToPath(new URL("almanac.schema.json", folder));
writeFileSync(file, canonicalJson(configJsonSchema()));
process.stdout.write(`${file}\n`);
