/** `pnpm leaks [--keep DIR] [--audience internal]`: 25 values of pay and 25 identities in the private files of a program, and a search for them in every byte that others get to see. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { CANARIES, IDENTITY_CANARIES, PAY_CANARIES } from "./canaries.ts";
import { writeCanaryProgram } from "./canary-program.ts";
import { freeze, outputsIn, runAll, runPreview, type Ran } from "./commands.ts";
import { runFaults } from "./fault-rounds.ts";
import { NAMED_IN_PAGES, privateFiles } from "./private-files.ts";
import { scannerFor, type Leak, type Scanner } from "./scan.ts";

const { values } = parseArgs({ options: { keep: { type: "string" }, audience: { type: "string" } } });
const say = (line: string): unknown => process.stdout.write(`${line}\n`);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "almanac-leaks-"));
const root = join(folder, "program");
const MOST_SHOWN = 60;
/** Written for few: not one of them belongs into a build for everybody, or a restricted one into a build for colleagues. */
const everything = scannerFor(CANARIES);
const onlyRestricted = scannerFor(CANARIES.filter(({ audience }) => audience === "restricted"));

const leaks: Leak[] = [];
const note = (found: readonly Leak[]): void => {
  for (const { where, what } of found.slice(0, Math.max(0, MOST_SHOWN - leaks.length))) say(`  FOUND ${where}: ${what}`);
  leaks.push(...found);
};
const heard = (ran: readonly Ran[], scanner: Scanner): void => {
  for (const { command, said } of ran) note(scanner.bytes(`almanac ${command.replaceAll(folder, "")}`, said));
  say(`  ${String(ran.length).padStart(4)} outputs of commands, ${String(Math.round(ran.reduce((sum, { said }) => sum + said.length, 0) / 1024))} kB`);
};
const read = (path: string, scanner: Scanner): void => {
  const { leaks: found, files, bytes } = scanner.folder(path, path.slice(folder.length + 1));
  note(found);
  say(`  ${String(files).padStart(4)} files in ${path.slice(folder.length + 1)}, ${String(Math.round(bytes / 1024))} kB`);
};

try {
  const write = writeCanaryProgram(root);
  say(`${String(PAY_CANARIES.length)} values of pay and ${String(IDENTITY_CANARIES.length)} identities in ${String(privateFiles().size)} private files and a tracker`);
  const outputs = outputsIn(folder);
  say("for everybody");
  heard(freeze(root), everything);
  heard(runAll(root, outputs, "public"), everything);
  for (const path of [outputs.site, outputs.publication, outputs.nightly, join(root, "data/editions"), join(root, "data/objects")]) if (existsSync(path)) read(path, everything);
  say("for everybody, with faults in private files");
  heard(runFaults(root, write, join(folder, "faulty"), "public"), everything);
  say("preview, of all but the pages that it shows their writer");
  heard(await runPreview(root, ["/", "/handbook/", "/handbook/how-we-work/", "/people/", "/-/preview/report?address=%2F"]), scannerFor(CANARIES.filter((canary) => canary.kind === "pay" || !NAMED_IN_PAGES.has(canary))));
  const kept = join(root, ".almanac");
  if (existsSync(kept)) say(`  not published: .almanac holds ${String(everything.folder(kept).leaks.length)}`);
  if (values.audience === "internal") {
    say("for colleagues: nothing restricted");
    const inside = outputsIn(join(folder, "internal"));
    heard(runAll(root, inside, "internal"), onlyRestricted);
    for (const path of [inside.site, inside.publication, inside.nightly]) read(path, onlyRestricted);
    say("for colleagues, with faults in private files");
    heard(runFaults(root, write, join(folder, "faulty"), "internal"), onlyRestricted);
  }
  say(`${String(leaks.length)} canaries found`);
  process.exitCode = leaks.length === 0 ? 0 : 1;
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
