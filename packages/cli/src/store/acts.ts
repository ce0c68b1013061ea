import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { actProblems, ActsSchema, afterLostActs, canonicalJson, isoDate, withAct, type Act, type Diagnostic, type FrozenEdition, type IsoDate } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { removeLeftovers, writeDurably } from "./durable-files.ts";
import { ACTS, EDITIONS, restoreHint } from "./store-paths.ts";
import { wholeFile } from "./whole-file.ts";

/** Labels and withdrawals, oldest first. */
export interface Acts {
  readonly acts: readonly Act[];
  readonly diagnostics: readonly Diagnostic[];
}

function parsed(text: string): readonly Act[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!ActsSchema.safeParse(value).success || canonicalJson(value) !== text) return undefined;
    return value as readonly Act[];
  } catch {
    return undefined;
  }
}

/** The first kind of act that this version does not know, in a record that is one in everything else. */
function unknownAct(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || canonicalJson(value) !== text) return undefined;
    const kinds = value.map((act: unknown) => (typeof act === "object" && act !== null && "act" in act ? act.act : undefined));
    return kinds.every((kind) => typeof kind === "string") ? kinds.find((kind) => !["label", "withdraw"].includes(kind)) : undefined;
  } catch {
    return undefined;
  }
}

function lost(acts: readonly Act[], editions: readonly FrozenEdition[]): readonly Diagnostic[] {
  const [first] = afterLostActs(acts, editions, sha256);
  if (first === undefined) return [];
  return [{ ...wholeFile(ACTS, "ACT-CHAIN", `an act that was recorded before edition ${first.edition.id} was frozen is no longer in the record`, restoreHint(ACTS)), related: [{ file: first.file, line: 1, column: 1, message: "names the act by its digest" }] }];
}

/** What was recorded about frozen editions, with what is wrong with the record. */
export function readActs(root: string, editions: readonly FrozenEdition[]): Acts {
  if (!existsSync(join(root, ACTS))) return { acts: [], diagnostics: lost([], editions) };
  const text = readFileSync(join(root, ACTS), "utf8");
  const acts = parsed(text);
  const other = acts === undefined ? unknownAct(text) : undefined;
  if (other !== undefined && /^[a-z-]{1,40}$/.test(other))
    return { acts: [], diagnostics: [wholeFile(ACTS, "ACT-BROKEN", `this record holds an act that this version of Almanac does not know: ${other}`, "install the Almanac that recorded it, or a later one: every version reads the acts of all versions before it")] };
  if (acts === undefined) return { acts: [], diagnostics: [wholeFile(ACTS, "ACT-BROKEN", "this is not a whole record of labels and withdrawals: it was cut off, edited by hand or merged", restoreHint(ACTS))] };
  const hint = `restore ${ACTS} from version control; what was done on another branch is recorded again with \`almanac label\` or \`almanac withdraw\``;
  const problems = actProblems(acts, editions, sha256).map(({ index, message }) => ({ ...wholeFile(ACTS, "ACT-CHAIN", message, hint), pointer: `/${String(index)}` }));
  return { acts, diagnostics: problems.length > 0 ? problems : lost(acts, editions) };
}

type NewAct = Parameters<typeof withAct>[1];

/** Records acts, on the disk when this returns: all of them or none. Only while the store is locked. */
export function record(root: string, acts: readonly Act[], fresh: readonly NewAct[]): void {
  removeLeftovers(join(root, EDITIONS));
  if (fresh.length > 0) writeDurably(join(root, ACTS), canonicalJson(fresh.reduce((soFar, act) => withAct(soFar, act, sha256), acts)));
}

const twoDigits = (part: number): string => String(part).padStart(2, "0");

/** The latest day that is stated already: of the editions that an act is about, and of the acts before it. */
function latestStated(about: readonly FrozenEdition[], acts: readonly Act[]): { readonly day: IsoDate; readonly of: string } | undefined {
  const stated = [...about.map(({ edition: { id, asOfDate } }) => ({ day: asOfDate, of: `edition ${id}, as of ${asOfDate}` })), ...acts.map(({ act, edition, on }) => ({ day: on, of: `the ${act === "label" ? "label" : "withdrawal"} of edition ${edition}, recorded for ${on}` }))];
  return stated.reduce<(typeof stated)[number] | undefined>((latest, each) => (latest === undefined || each.day > latest.day ? each : latest), undefined);
}

export interface DayOfAct {
  readonly day: IsoDate;
  /** Why it is not today, for whoever records the act. */
  readonly note?: string;
}

/**
 * The day that an act about editions is recorded for: the given one, or today by the calendar of this machine. Where that lies before what the
 * act is about, or before an act that is recorded already, the clock is wrong or in another time zone: the act is recorded for that later day,
 * because a leak is taken back now and not when somebody has set the clock, and the record does not run backwards.
 * @throws CommandError (usage) when the given one is none, or lies before what the act is about.
 */
export function dayOfAct(on: string | undefined, about: readonly FrozenEdition[], acts: readonly Act[]): DayOfAct {
  const later = about.find(({ edition }) => on !== undefined && /^\d{4}-\d\d-\d\d$/.test(on) && on < edition.asOfDate);
  if (later !== undefined) throw new CommandError(`--on ${on ?? ""}: this lies before edition ${later.edition.id}, as of ${later.edition.asOfDate}\nhint: leave --on out for today`, EXIT.usage);
  const now = new Date();
  try {
    const day = isoDate(on ?? `${String(now.getFullYear())}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`);
    const stated = on === undefined && about.length > 0 ? latestStated(about, acts) : undefined;
    if (stated === undefined || stated.day <= day) return { day };
    return { day: stated.day, note: `the clock of this machine says ${day}, which lies before ${stated.of}: recorded for ${stated.day}\nhint: see that the clock is right; --on gives another day` };
  } catch {
    throw new CommandError(`--on ${on ?? ""}: not a date\nhint: write it as 2026-11-22`, EXIT.usage);
  }
}
