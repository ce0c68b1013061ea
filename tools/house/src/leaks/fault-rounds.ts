import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CanaryAudience } from "./canaries.ts";
import { TRACKER_FILE } from "./canary-program.ts";
import { almanac, FORMATS, type Ran } from "./commands.ts";
import { faultyFiles, privateFiles } from "./private-files.ts";

/** Faults by file, so that each round has one in every file at once: messages of all files are collected. */
function rounds(tracker: string): readonly (readonly (readonly [path: string, text: string])[])[] {
  const byPath = Map.groupBy([...faultyFiles(), ["an answer of a tracker that is broken", TRACKER_FILE, tracker.replace('"accountId":', '"accountId"')] as const, ["a status that nobody knows", TRACKER_FILE, tracker.replaceAll('"status":{"name":"In Progress"', '"status":{"name":"Parked"')] as const, ["an issue without its key", TRACKER_FILE, tracker.replace('"key":"SP-3",', "")] as const], ([, path]) => path);
  const most = Math.max(...[...byPath.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, round) => [...byPath].flatMap(([path, faults]) => faults.slice(round, round + 1).map(([, , text]) => [path, text] as const)));
}

/**
 * Everything that commands say when private files have faults next to canaries.
 *
 * @param write writes a file of the program
 * @param out where a build would go
 * @param audience who reads what `check` and `build` say
 */
export function runFaults(root: string, write: (path: string, text: string) => void, out: string, audience: CanaryAudience | "public"): readonly Ran[] {
  const whom = audience === "public" ? [] : ["--audience", audience];
  const files = privateFiles();
  const tracker = readFileSync(join(root, TRACKER_FILE), "utf8");
  return rounds(tracker).flatMap((faults, round) => {
    for (const [path, text] of faults) write(path, text);
    const ran = [
      ...FORMATS.map((format) => almanac(["check", "--root", root, "--format", format, ...whom])),
      almanac(["build", "--root", root, "--out", out, ...whom]),
      almanac(["edition", "--root", root, "--no-commit", "--strict", "--format", "json"]),
      ...faults.slice(0, 1).map(([path]) => almanac(["inspect", join(root, path)])),
    ];
    for (const [path] of faults) write(path, files.get(path) ?? tracker);
    return ran.map((each) => ({ ...each, command: `${each.command} (faults ${String(round + 1)})` }));
  });
}
