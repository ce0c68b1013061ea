import { addDays, compareText, type IsoDate } from "../model/time.ts";
import { nearest } from "../model/nearest.ts";
import type { Scenario, WorkstreamChange } from "./scenario.ts";

const KEYS = ["capacity", "from", "scope", "split", "start"] as const;
type Key = (typeof KEYS)[number];

export type ChangeTexts = Readonly<Partial<Record<Key, string>>>;

const MOST_CAPACITY = 10;
const MOST_ITEMS = 100_000;
const MOST_SPLIT = 10;
const DECIMAL = /^\d{1,6}(?:\.\d{1,6})?$/;

function decimal(text: string, most: number): number | undefined {
  const value = DECIMAL.test(text) ? Number(text) : Infinity;
  return value <= most ? value : undefined;
}

function dateOf(text: string): IsoDate | undefined {
  const date = text as IsoDate;
  // 30 February would come back as 2 March.
  return /^2\d{3}-\d\d-\d\d$/.test(text) && addDays(date, 0) === text ? date : undefined;
}

function splitOf(text: string): WorkstreamChange["split"] {
  const [low, high, ...more] = text.split("-").map((part) => decimal(part, MOST_SPLIT));
  const to = high ?? low;
  return low === undefined || to === undefined || to < low || to === 0 || more.length > 0 || (text.includes("-") && high === undefined) ? undefined : { low, high: to };
}

function scopeOf(text: string): number | undefined {
  const items = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : Infinity;
  return Math.abs(items) <= MOST_ITEMS ? items + 0 : undefined;
}

const WANTED: Readonly<Record<Key, string>> = {
  capacity: "a multiple of the planned capacity from 0 to 10, for example 1.2",
  from: "a day, for example 2027-01-11",
  scope: "a whole number of items, for example -10",
  split: "items that one item becomes, up to 10, for example 1.1 or 1-1.3",
  start: "a day, for example 2027-01-11",
};

/** Changes of one workstream from what somebody typed, and what is wrong with it in words. */
export function parseChange(texts: ChangeTexts): { readonly change: WorkstreamChange; readonly problems: readonly string[] } {
  const read = { capacity: (text: string) => decimal(text, MOST_CAPACITY), from: dateOf, scope: scopeOf, split: splitOf, start: dateOf };
  const change: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const key of KEYS) {
    const text = texts[key]?.trim() ?? "";
    if (text === "") continue;
    const value = read[key](text);
    if (value === undefined) problems.push(`${key} ${text}: not ${WANTED[key]}`);
    else change[key] = value;
  }
  return { change, problems };
}

/** What a reader would have to type for a change. */
export function changeTexts({ capacity, from, scope, split, start }: WorkstreamChange): ChangeTexts {
  return {
    ...(capacity === undefined ? {} : { capacity: String(capacity) }),
    ...(from === undefined ? {} : { from }),
    ...(scope === undefined ? {} : { scope: String(scope) }),
    ...(split === undefined ? {} : { split: split.low === split.high ? String(split.low) : `${String(split.low)}-${String(split.high)}` }),
    ...(start === undefined ? {} : { start }),
  };
}

/** A change that changes nothing is none; a day of a capacity that stays is none, either. */
function effective({ capacity, from, scope, ...rest }: WorkstreamChange): WorkstreamChange | undefined {
  const change = { ...(capacity === undefined || capacity === 1 ? {} : { capacity, ...(from === undefined ? {} : { from }) }), ...(scope === undefined || scope === 0 ? {} : { scope }), ...rest };
  return Object.keys(change).length === 0 ? undefined : change;
}

/** The scenario without what changes nothing, its workstreams in order. */
export const simplified = (scenario: Scenario): Scenario =>
  Object.fromEntries(
    Object.entries(scenario)
      .toSorted(([a], [b]) => compareText(a, b))
      .flatMap(([id, change]): readonly (readonly [string, WorkstreamChange])[] => {
        const own = effective(change);
        return own === undefined ? [] : [[id, own]];
      }),
  );

/** A scenario as an address carries it and the command line takes it: `fraud.capacity=1.2&fraud.scope=-10`. Equal scenarios give equal texts. */
export const scenarioText = (scenario: Scenario): string =>
  Object.entries(simplified(scenario))
    .flatMap(([id, change]) => Object.entries(changeTexts(change)).map(([key, text]) => `${encodeURIComponent(id)}.${key}=${text}`))
    .join("&");

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
};

/**
 * Reads {@link scenarioText}. Parameters without a dot are somebody else's and are passed over.
 *
 * @param ids the workstreams that there are
 */
export function parseScenario(text: string, ids: readonly string[]): { readonly scenario: Scenario; readonly problems: readonly string[] } {
  const texts = new Map<string, Partial<Record<Key, string>>>();
  const problems: string[] = [];
  for (const pair of text.replace(/^\?/, "").split("&")) {
    const [name = "", value = ""] = pair.split("=", 2).map(decoded);
    const dot = name.lastIndexOf(".");
    if (dot <= 0) continue;
    const [id, key] = [name.slice(0, dot), KEYS.find((each) => each === name.slice(dot + 1))];
    const near = nearest(id, ids);
    if (key === undefined) problems.push(`${name}: one of ${KEYS.map((each) => `${id}.${each}`).join(", ")} is meant`);
    else if (!ids.includes(id)) problems.push(`${id}: there is no such workstream${near === undefined ? "" : `; did you mean ${near}?`}`);
    else texts.set(id, { ...texts.get(id), [key]: value.replace(/^ (?=\d)/, "+") });
  }
  const read = [...texts].map(([id, each]) => ({ id, ...parseChange(each) }));
  return { scenario: simplified(Object.fromEntries(read.map(({ id, change }) => [id, change]))), problems: [...problems, ...read.flatMap((each) => each.problems.map((problem) => `${each.id}: ${problem}`))] };
}
