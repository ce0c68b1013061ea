import { formatText } from "../fact/format.ts";
import type { Reasons } from "./reasons.ts";

/** A number of items, without its sign. */
export const items = (count: number, { to }: Pick<Reasons, "to">): string => formatText(Math.abs(count), "items", to.program.locale);
/** The number without the word. */
export const bare = (count: number, reasons: Pick<Reasons, "to">): string => items(count, reasons).split("\u00a0")[0] ?? "";
export const wereOrWas = (count: number): string => (Math.abs(count) === 1 ? "was" : "were");
