import { compareText } from "../model/time.ts";

export interface FactName {
  /** `<area>.<measure>[.<statistic>]`. */
  readonly base: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Canonical id: dimensions sorted by name, left out when there are none. `factId("delivery.wip", {program: "fraud"})` is `delivery.wip{program=fraud}`. */
export function factId(base: string, dimensions: Readonly<Record<string, string>> = {}): string {
  const entries = Object.entries(dimensions).sort(([a], [b]) => compareText(a, b));
  return entries.length === 0 ? base : `${base}{${entries.map(([name, value]) => `${name}=${value}`).join(",")}}`;
}

const SHAPE = /^([a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+)(?:\{([^{}]*)\})?$/;

/** The parts of an id, or undefined when the text is not one. */
export function parseFactId(text: string): FactName | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const dimensions: Record<string, string> = {};
  for (const pair of match[2]?.split(",") ?? []) {
    const [name, value, ...rest] = pair.split("=");
    if (!name || !value || rest.length > 0) return undefined;
    dimensions[name.trim()] = value.trim();
  }
  return { base: match[1] as string, dimensions };
}

/** `<area>.<measure>` of an id: the name of its method page. */
export const measureOf = (id: string): string => id.replace(/\{.*$/, "").split(".").slice(0, 2).join(".");

/** A fragment identifier for an id: letters, digits, dots and hyphens only. */
export const factAnchor = (id: string): string => id.replace(/[{}=,]+/g, "-").replace(/-$/, "");
