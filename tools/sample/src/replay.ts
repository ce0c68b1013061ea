/** Replays the sample's weeks: freezes one edition for each export, with the command that a team would run at that week's end. */
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";

const EXPORTED_AT = "22:00";
const ZONE = "Europe/Berlin";
const root = fileURLToPath(new URL("../../../", import.meta.url));
const command = join(root, "packages/cli/src/main.ts");

const exportInstant = (date: string): string => Temporal.PlainDateTime.from(`${date}T${EXPORTED_AT}`).toZonedDateTime(ZONE).toInstant().toString();

// The sample's chain is generated: it is made anew whenever method or schema change. A team's own editions are never rewritten.
for (const folder of ["editions", "objects"]) rmSync(join(root, "data", folder), { recursive: true, force: true });
for (const date of readdirSync(join(root, "data/sources/jira")).sort()) {
  const { status } = spawnSync(process.execPath, [command, "edition", "--root", root, "--as-of", exportInstant(date), "--no-commit"], { stdio: "inherit" });
  if (status !== 0) {
    process.exitCode = status ?? 70;
    break;
  }
}
