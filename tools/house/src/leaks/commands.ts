import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { REPOSITORY } from "../gates.ts";
import type { CanaryAudience } from "./canaries.ts";
import { SUNDAYS } from "./canary-program.ts";
import { PAY_FILE, POSITIONS_FILE } from "./private-files.ts";

const MAIN = join(REPOSITORY, "packages/cli/src/main.mjs");
export const FORMATS = ["pretty", "json", "sarif", "github", "gitlab"] as const;
const QUIET = ["delivery", "people", "pay", "capacity", "hiring", "skills"];

/** One command, and everything that it said. */
export interface Ran {
  readonly command: string;
  readonly code: number;
  readonly said: Buffer;
}

/** Runs `almanac` as its users do. */
export function almanac(args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { maxBuffer: 2 ** 28 });
  return { command: args.join(" "), code: status ?? 70, said: Buffer.concat([stdout, Buffer.from("\n"), stderr]) };
}

/** Must end well: a run that was refused shows nothing, and would prove nothing. */
function done(args: readonly string[]): Ran {
  const ran = almanac(args);
  if (ran.code !== 0) throw new Error(`almanac ${ran.command} (exit ${String(ran.code)}): ${ran.said.toString().slice(0, 2000)}`);
  return ran;
}

/** Where a run leaves what is read by others. */
export interface Outputs {
  readonly site: string;
  readonly publication: string;
  readonly nightly: string;
}

export const outputsIn = (folder: string): Outputs => ({ site: join(folder, "dist"), publication: join(folder, "publication"), nightly: join(folder, "nightly") });

/** One fact of every area that the newest statement has, so that receipts of private sources are asked for as well. */
function factsOf(root: string): readonly string[] {
  const { content } = JSON.parse(readFileSync(join(root, "data/editions", `${SUNDAYS[1]}.json`), "utf8")) as { readonly content: string };
  const { facts } = JSON.parse(readFileSync(join(root, "data/objects", content), "utf8")) as { readonly facts: Readonly<Record<string, unknown>> };
  const ids = Object.keys(facts).sort();
  return QUIET.flatMap((area) => ids.filter((id) => id.startsWith(`${area}.`)).filter((_, index) => index % 12 === 0));
}

/** States two Sundays. Editions are frozen for all audiences at once. */
export const freeze = (root: string): readonly Ran[] => SUNDAYS.map((sunday) => done(["edition", "--root", root, "--as-of", `${sunday}T22:00:00+01:00`, "--no-commit"]));

/** Every command that shows or writes something, for readers of one audience. */
export function runAll(root: string, { site, publication, nightly }: Outputs, audience: CanaryAudience | "public"): readonly Ran[] {
  const whom = audience === "public" ? [] : ["--audience", audience];
  const [from, to] = SUNDAYS;
  return [
    ...FORMATS.map((format) => done(["check", "--root", root, "--format", format])),
    ...[PAY_FILE, POSITIONS_FILE].flatMap((file) => [[], ["--json"], ["--suggest"]].map((how) => almanac(["inspect", join(root, file), ...how]))),
    done(["build", "--root", root, "--out", site, ...whom]),
    done(["publish", "--root", root, "--to", publication, ...whom]),
    done(["nightly", "--root", root, "--to", nightly, "--no-commit", "--now", `${to}T23:00:00+01:00`, "--json", ...whom]),
    ...["text", "md", "json"].map((format) => done(["diff", from, to, "--root", root, "--all", "--format", format, ...whom])),
    ...factsOf(root).flatMap((id) => [almanac(["explain", id, "--root", root, "--rows", "0", ...whom]), almanac(["explain", id, "--root", root, "--rows", "0", "--json", ...whom])]),
    done(["what-if", "--root", root, "--edition", "latest", "--scope", "10", "--json", ...whom]),
    // Once everything is made again; how it is told does not depend on that.
    ...FORMATS.map((format) => done(["verify", publication, "--root", root, "--format", format, ...(format === "pretty" ? [] : ["--no-rerun"]), ...whom])),
  ];
}

const HEARD_MS = 120_000;

/** Starts a preview, opens pages and its reports as a browser does, and ends it. */
export async function runPreview(root: string, addresses: readonly string[]): Promise<readonly Ran[]> {
  const child = spawn(process.execPath, [MAIN, "preview", "--root", root, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const heard: Buffer[] = [];
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the preview did not begin: ${Buffer.concat(heard).toString()}`)), HEARD_MS);
      const hear = (chunk: Buffer): void => {
        heard.push(chunk);
        const text = Buffer.concat(heard).toString();
        const address = /preview: (http:\/\/127\.0\.0\.1:\d+)\//.exec(text)?.[1];
        if (address === undefined || !text.includes("computed in")) return;
        clearTimeout(timer);
        resolve(address);
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", () => reject(new Error(`the preview ended: ${Buffer.concat(heard).toString()}`)));
    });
    const pages: Ran[] = [];
    for (const address of addresses) {
      const answer = await fetch(`${origin}${address}`, { headers: { connection: "close" } });
      pages.push({ command: `preview ${address}`, code: answer.status, said: Buffer.from(await answer.arrayBuffer()) });
    }
    return [...pages, { command: "preview", code: 0, said: Buffer.concat(heard) }];
  } finally {
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
  }
}
