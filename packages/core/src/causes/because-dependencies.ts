import type { ForecastInputs, NeedInput } from "./stated-inputs.ts";
import { listed, NAMED, type Reasons } from "./reasons.ts";

const keyOf = ({ item, of }: NeedInput): string => `${of} ${item}`;

const without = (needs: readonly NeedInput[], others: readonly NeedInput[]): readonly NeedInput[] => {
  const known = new Set(others.map(keyOf));
  return needs.filter((need) => !known.has(keyOf(need)));
};

/** What became of an item that is waited for before and after, and how many items of its stream are begun. */
interface Waited {
  readonly before: NeedInput;
  readonly after: NeedInput;
  readonly begunBefore: number;
  readonly begunAfter: number;
}

const openOf = ({ streams }: ForecastInputs, id: string): number => streams.find((stream) => stream.id === id)?.open ?? 0;
/** Begun items stand before those that are not: the share at which an item's place ends or begins tells how many they are. */
const begunIn = ({ of, from, to }: NeedInput, inputs: ForecastInputs): number => Math.round((from > 0 ? from : to < 1 ? to : 0) * openOf(inputs, of));
/** Where nothing or everything is begun, the place does not tell which of the two. */
const isBegun = ({ from, to }: NeedInput): boolean => from === 0 && to < 1;

const places = (waited: readonly Waited[], titleOf: (id: string) => string): readonly string[] => {
  const begun = waited.filter(({ before, after }) => before.from > 0 && isBegun(after));
  if (begun.length > 0) return [`${listed(begun.slice(0, NAMED).map(({ after }) => `${after.item} of ${titleOf(after.of)}`), begun.length > NAMED ? "others" : "")}, waited for, ${begun.length === 1 ? "was" : "were"} begun`];
  const moved = waited.find(({ before, after }) => before.from !== after.from && before.from > 0 && after.from > 0);
  if (moved === undefined) return waited.some(({ before, after }) => before.from === after.from && (before.to !== after.to || before.lag !== after.lag)) ? ["what is waited for stands elsewhere among the work that is begun"] : [];
  const { after, begunBefore, begunAfter } = moved;
  const by = begunAfter - begunBefore;
  const title = titleOf(after.of);
  if (by === 0 || by > 0 !== after.from > moved.before.from) return [`${after.item}, waited for, has a ${after.from > moved.before.from ? "larger" : "smaller"} share of ${title} begun before it`];
  return [`${after.item}, waited for, has ${by > 0 ? "more" : "less"} begun work of ${title} before it`];
};

/** Which items of other streams are waited for now, which no longer, and what else became of them. */
export function dependencyWords({ pairs, from: earlier, to: later }: Reasons): string {
  const titles = new Map(pairs.map(({ to }) => [to.id, to.title]));
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const said = (title: string, verb: string, needs: readonly NeedInput[]): readonly string[] =>
    needs.length === 0 ? [] : [`${title} ${verb} ${listed(needs.slice(0, NAMED).map((need) => `${need.item} of ${titleOf(need.of)}`), needs.length > NAMED ? `${String(needs.length - NAMED)} more` : "")}`];
  const came = pairs.flatMap(({ from, to }) => [...said(to.title, "now waits for", without(to.needs, from.needs)), ...said(to.title, "no longer waits for", without(from.needs, to.needs))]);
  const waited = pairs.flatMap(({ from, to }) => to.needs.flatMap((after): readonly Waited[] => from.needs.filter((before) => keyOf(before) === keyOf(after)).map((before) => ({ before, after, begunBefore: begunIn(before, earlier.inputs), begunAfter: begunIn(after, later.inputs) }))));
  const words = came.length > 0 ? came : places(waited, titleOf);
  return words.length === 0 ? "what is waited for stands elsewhere in its queue" : words.join("; ");
}
