/** Replays the sample's weeks: freezes one edition for each export, with the command that a team would run at that week's end. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";

const EXPORTED_AT = "22:00";
const ZONE = "Europe/Berlin";
/** What editions are made of; what fewer readers see of them lies in the restricted folder. */
const MADE = ["data/editions", "data/objects", "restricted/objects", "restricted/releases"] as const;
const root = fileURLToPath(new URL("../../../", import.meta.url));
const command = join(root, "packages/cli/src/main.mjs");
/** Pages as they once were: a folder is named by the last edition that had them so. */
const past = fileURLToPath(new URL("../past-pages/", import.meta.url));
/** Pages that came later, by file or folder of `content/`: the first edition that had them. */
const ADOPTED = "adopted.json";
const adopted = Object.entries(JSON.parse(readFileSync(join(past, ADOPTED), "utf8")) as Readonly<Record<string, string>>);

const exportInstant = (date: string): string => Temporal.PlainDateTime.from(`${date}T${EXPORTED_AT}`).toZonedDateTime(ZONE).toInstant().toString();

/** Lays the prose out as it stood on a day: today's pages, over them those that were changed since, the oldest last, without those that came later. */
function layContent(program: string, date: string): void {
  rmSync(join(program, "content"), { recursive: true, force: true });
  cpSync(join(root, "content"), join(program, "content"), { recursive: true });
  const since = readdirSync(past).filter((until) => until !== ADOPTED && until >= date).sort().toReversed();
  for (const until of since) cpSync(join(past, until), join(program, "content"), { recursive: true });
  for (const [path, from] of adopted) if (from > date) rmSync(join(program, "content", path), { recursive: true });
}

// The sample's chain is generated: it is made anew whenever method or schema change. A team's own editions are never rewritten.
const program = mkdtempSync(join(tmpdir(), "almanac-replay-"));
try {
  for (const folder of ["data", "restricted", ".almanac/diagrams"]) if (existsSync(join(root, folder))) cpSync(join(root, folder), join(program, folder), { recursive: true });
  for (const folder of MADE) rmSync(join(program, folder), { recursive: true, force: true });
  let failed: number | undefined;
  for (const date of readdirSync(join(root, "data/sources/jira")).sort()) {
    layContent(program, date);
    const { status } = spawnSync(process.execPath, [command, "edition", "--root", program, "--as-of", exportInstant(date), "--no-commit"], { stdio: "inherit" });
    if (status !== 0) {
      failed = status ?? 70;
      break;
    }
  }
  if (failed === undefined) {
    for (const folder of MADE) {
      rmSync(join(root, folder), { recursive: true, force: true });
      if (existsSync(join(program, folder))) cpSync(join(program, folder), join(root, folder), { recursive: true });
    }
  } else process.exitCode = failed;
} finally {
  rmSync(program, { recursive: true, force: true });
}
