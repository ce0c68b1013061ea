import type { Audience, Diagnostic, IsoInstant } from "@almanac/core";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Copies } from "../publication/copies.ts";
import { refuseOtherAudience } from "../publication/publication-audience.ts";
import { report, type ReportFormat } from "../report.ts";
import { newestEdition, readChain } from "../store/chain.ts";
import { readEdition } from "../store/read-edition.ts";
import { nightInputs, storeDigest } from "./inputs.ts";
import { installed } from "./installed.ts";
import type { NightResult } from "./night-report.ts";
import { publishedEdition, publishedIndex } from "./published-edition.ts";
import { nightBefore, recordNight, releaseDigest, type NightBefore } from "./record.ts";
import { refusesByAge, staleSources } from "./stale-sources.ts";
import type { StepResult, StepRunner } from "./steps.ts";

export interface Night {
  readonly root: string;
  /** Whom the publication is for. */
  readonly audience: Audience;
  /** Folder of the publication. */
  readonly to: string;
  /** Copies for hosts without links, and a flat copy to begin from where there is no publication. */
  readonly copies: Copies;
  readonly restore?: string;
  /** The clock, by which the age of sources is judged. */
  readonly now: IsoInstant;
  readonly format: ReportFormat;
  readonly strict: boolean;
  /** Whether the commit of the program directory is recorded in a new edition. */
  readonly commit: boolean;
}

type Ended = Pick<NightResult, "outcome" | "says">;

const resultOf = (code: ExitCode, says: string): StepResult => (code === EXIT.done ? { says } : { code });

/** Each step is loaded when it is needed: a night in which nothing changed starts no reader and no renderer. */
const STEPS = {
  check: async ({ root, now, format, strict }: Night, told: Diagnostic[] = []): Promise<StepResult> => {
    const { diagnostics, summary } = await (await import("../commands/check.ts")).programDiagnostics(root, now);
    told.push(...diagnostics);
    return resultOf(report(diagnostics, { root, format, strict }), summary);
  },
  build: async ({ root, to, audience, format, strict }: Night): Promise<StepResult> => {
    const { says, diagnostics } = await (await import("./build-tonight.ts")).buildTonight(root, to, audience);
    return resultOf(report(diagnostics, { root, format, strict }), says);
  },
  verify: async ({ root, to, format }: Night): Promise<StepResult> => {
    const { says, diagnostics } = await (await import("./prove-tonight.ts")).proveTonight(root, to);
    return resultOf(report(diagnostics, { root, format, strict: false, frames: false }), says);
  },
  publish: async ({ root, to, audience, copies, restore, format, strict }: Night): Promise<StepResult> => {
    const { publish } = await import("../commands/publish.ts");
    return resultOf(await publish({ root, to, audience, all: false, copies, format, strict, ...(restore === undefined ? {} : { restore }) }), `${to} is up to date`);
  },
} as const;

const STATED = {
  froze: (label: string) => `froze ${label}`,
  stands: (label: string) => `nothing new to state: ${label} states it already`,
  "newer-almanac": (label: string) => `nothing new to state: only Almanac is newer than the one that stated ${label}`,
  withdrawn: (label: string) => `${label} was withdrawn: with \`almanac edition --id\` somebody decides when its time is stated again`,
} as const;

/** Ages of the newest edition's sources by the clock, for a night in which nothing else is looked at. */
function agesOf({ root, now }: Night): readonly Diagnostic[] {
  const stored = newestEdition(readChain(root).editions);
  const edition = stored === undefined ? undefined : readEdition(root, stored).edition;
  return edition === undefined ? [] : staleSources(edition, now);
}

/** Nothing changed: no work, but data grows old by itself. */
async function quietNight(night: Night, run: StepRunner["run"], { almanac, isFlattened }: NightBefore): Promise<Ended | undefined> {
  const { root, format } = night;
  const ages = agesOf(night);
  // The whole check tells every age, and judges what is refused by age.
  if (refusesByAge(root) || night.strict) {
    if (!(await run("check", () => STEPS.check(night)))) return undefined;
  } else report(ages, { root, format, strict: false, frames: false });
  // The machine that keeps the flat copy may be another one than last night's.
  if (!isFlattened && !(await run("publish", () => STEPS.publish(night)))) return undefined;
  const newer = almanac?.version === installed.version && almanac.method === installed.method ? "" : `; Almanac is ${installed.version} now, and the next edition will be made with it`;
  return { outcome: "nothing-changed", says: `nothing changed since the last night${newer}` };
}

/** One night: what the last one left is looked at first. Undefined: a step refused. */
export async function runNight(night: Night, { run }: Pick<StepRunner, "run">): Promise<Ended | undefined> {
  const { root, to, audience } = night;
  const published = publishedIndex(to);
  if (published !== undefined) refuseOtherAudience(to, published.audience, audience);
  const inputs = nightInputs(root);
  const before = nightBefore(root, to, night.copies.flatten, inputs);
  if (before.unchanged) return await quietNight(night, run, before);
  const told: Diagnostic[] = [];
  if (!(await run("check", () => STEPS.check(night, told)))) return undefined;
  let stated = "";
  let isNew = true;
  const froze = await run("edition", async (): Promise<StepResult> => {
    const frozen = await (await import("./freeze-tonight.ts")).freezeTonight({ ...night, told });
    if (frozen.outcome === "refused") return { code: EXIT.refused };
    stated = STATED[frozen.outcome](frozen.edition.label);
    isNew = frozen.outcome === "froze";
    return { says: stated };
  });
  if (!froze) return undefined;
  const [showsAll, shown] = [!isNew && before.published && before.isFlattened, releaseDigest(to)];
  if (!showsAll) for (const step of ["build", "verify", "publish"] as const) if (!(await run(step, () => STEPS[step](night)))) return undefined;
  // What changed while the night was at work is looked at by the next one.
  recordNight(root, to, { ...inputs, store: storeDigest(root) }, installed);
  if (releaseDigest(to) === shown) return { outcome: "nothing-new", says: stated };
  const latest = publishedEdition(to);
  return { outcome: "published", says: latest === undefined ? `${to} has nothing to read, and its front page says so: ${stated}` : `published ${latest.label}: ${stated}` };
}
