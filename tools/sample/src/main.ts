import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleFiles } from "./index.ts";

const sources = fileURLToPath(new URL("../../../data/sources/", import.meta.url));
rmSync(join(sources, "jira"), { recursive: true, force: true });
let bytes = 0;
const files = sampleFiles();
for (const [path, text] of files) {
  const file = join(sources, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  bytes += Buffer.byteLength(text);
}
process.stderr.write(`${String(files.size)} files, ${(bytes / 1e6).toFixed(1)} MB, written to data/sources/jira\n`);
