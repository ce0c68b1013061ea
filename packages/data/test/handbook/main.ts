/** Writes the documentation pages of the sources into the handbook, and their examples into the site: `pnpm source-pages`. A test fails while they are not current. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { EXAMPLES_FILE, sourceExamples } from "./source-examples.ts";
import { PAGES_FOLDER, sourcePages, undocumentedKinds } from "./source-pages.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
rmSync(join(root, PAGES_FOLDER), { recursive: true, force: true });
const pages = sourcePages();
for (const [path, text] of pages) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
process.stdout.write(`${String(pages.size)} pages below ${PAGES_FOLDER}\n`);
writeFileSync(join(root, EXAMPLES_FILE), sourceExamples());
const missing = undocumentedKinds();
if (missing.length > 0) process.stdout.write(`without a page: ${missing.join(", ")}\n`);
