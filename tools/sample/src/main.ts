import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EDITION_SALT } from "./edition-salt.ts";
import { bytesOf } from "./exports/export-file.ts";
import { otherExports, truthText } from "./exports/other-exports.ts";
import { sampleFiles } from "./index.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const sources = join(root, "data/sources");

const files = new Map([...[...sampleFiles()].map(([path, text]) => ({ path, text })), ...otherExports()].map((file) => [file.path.startsWith("restricted/") ? file.path : `data/sources/${file.path}`, bytesOf(file)]));

for (const entry of readdirSync(sources)) rmSync(join(sources, entry), { recursive: true, force: true });
rmSync(join(root, "restricted"), { recursive: true, force: true });
let bytes = 0;
for (const [path, content] of files) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  bytes += content.length;
}
writeFileSync(join(root, EDITION_SALT.path), EDITION_SALT.text);
writeFileSync(join(root, "data/TRUTH.md"), truthText());
process.stderr.write(`${String(files.size)} files, ${(bytes / 1e6).toFixed(1)} MB, written to data/sources and restricted; what is planted is in data/TRUTH.md\n`);
