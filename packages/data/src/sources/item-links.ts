import type { DependencyType, ItemLink } from "@almanac/core";

/** Phrases of the side that waits, and of the side that is waited for. */
const WAITS = /\b(?:is (?:being )?blocked by|depends (?:up)?on|is dependent (?:up)?on|requires|waits for|has to be done after|is caused by dependency)\b/i;
const IS_WAITED_FOR = /\b(?:blocks|is depended (?:up)?on by|is required (?:by|for)|is a dependency of|has to be done before)\b/i;

/** What the name of a link type means when no phrase says it: for `Blocks` the outward side does it, for `Depends` it waits. */
function byName(name: string): { readonly type: DependencyType; readonly outwardWaits?: boolean } {
  if (/^block/i.test(name)) return { type: "depends-on", outwardWaits: false };
  if (/^depend/i.test(name)) return { type: "depends-on", outwardWaits: true };
  if (/^relat/i.test(name)) return { type: "relates-to" };
  if (/^duplicat/i.test(name)) return { type: "duplicates" };
  return { type: /^clon/i.test(name) ? "clones" : "other" };
}

/**
 * A link of a tracker. `side` is where the other item stands: on the outward side of the link, or on its inward side. `phrase` is how
 * the tracker says the link from this item ("is blocked by"); CSV exports do not carry it, and the name of the type decides.
 */
export function itemLink(key: string, name: string, side: "outward" | "inward", phrase?: string): ItemLink {
  const known = byName(name);
  const waits = phrase === undefined || phrase === "" ? undefined : WAITS.test(phrase) ? true : IS_WAITED_FOR.test(phrase) ? false : undefined;
  if (waits !== undefined) return { key, type: "depends-on", direction: waits ? "outward" : "inward", name };
  if (known.type !== "depends-on") return { key, type: known.type, direction: side, name };
  return { key, type: "depends-on", direction: known.outwardWaits === (side === "outward") ? "outward" : "inward", name };
}
