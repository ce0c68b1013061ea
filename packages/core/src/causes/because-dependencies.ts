import type { NeedInput } from "./stated-inputs.ts";
import { listed, NAMED, type Reasons } from "./reasons.ts";

const keyOf = ({ item, of }: NeedInput): string => `${of} ${item}`;

const without = (needs: readonly NeedInput[], others: readonly NeedInput[]): readonly NeedInput[] => {
  const known = new Set(others.map(keyOf));
  return needs.filter((need) => !known.has(keyOf(need)));
};

/** What became of an item that is waited for before and after. */
interface Waited {
  readonly before: NeedInput;
  readonly after: NeedInput;
}

const places = (waited: readonly Waited[], titleOf: (id: string) => string): readonly string[] => {
  const begun = waited.filter(({ before, after }) => before.from > 0 && after.from === 0);
  if (begun.length > 0) return [`${listed(begun.slice(0, NAMED).map(({ after }) => `${after.item} of ${titleOf(after.of)}`), begun.length > NAMED ? "others" : "")}, waited for, ${begun.length === 1 ? "was" : "were"} begun`];
  const moved = waited.find(({ before, after }) => before.from !== after.from);
  if (moved === undefined) return waited.some(({ before, after }) => before.to !== after.to || before.lag !== after.lag) ? ["what is waited for stands elsewhere among the work that is begun"] : [];
  return [`${moved.after.item}, waited for, has ${moved.after.from > moved.before.from ? "more" : "less"} begun work of ${titleOf(moved.after.of)} before it`];
};

/** Which items of other streams are waited for now, which no longer, and what else became of them. */
export function dependencyWords({ pairs }: Reasons): string {
  const titles = new Map(pairs.map(({ to }) => [to.id, to.title]));
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const said = (title: string, verb: string, needs: readonly NeedInput[]): readonly string[] =>
    needs.length === 0 ? [] : [`${title} ${verb} ${listed(needs.slice(0, NAMED).map((need) => `${need.item} of ${titleOf(need.of)}`), needs.length > NAMED ? `${String(needs.length - NAMED)} more` : "")}`];
  const came = pairs.flatMap(({ from, to }) => [...said(to.title, "now waits for", without(to.needs, from.needs)), ...said(to.title, "no longer waits for", without(from.needs, to.needs))]);
  const waited = pairs.flatMap(({ from, to }) => to.needs.flatMap((after): readonly Waited[] => from.needs.filter((before) => keyOf(before) === keyOf(after)).map((before) => ({ before, after }))));
  const words = came.length > 0 ? came : places(waited, titleOf);
  return words.length === 0 ? "what is waited for stands elsewhere in its queue" : words.join("; ");
}
