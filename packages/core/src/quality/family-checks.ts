import { instantOrder } from "../flow/instant-order.ts";
import type { FlowItem } from "../fact/scope.ts";
import { isDone, isInProgress, isOpen, type CheckContext, type FlowCheck } from "./flow-check.ts";

const hasChildren = ({ item }: FlowItem, { childrenOf }: CheckContext): boolean => childrenOf(item.key).length > 0;
const waitsFor = ({ item }: FlowItem): readonly string[] => item.links?.flatMap(({ key, type }) => (type === "depends-on" ? [key] : [])) ?? [];

/** Items against their parents, and against the items that they wait for. */
export const familyChecks: readonly FlowCheck[] = [
  {
    id: "parent-closed-before-child",
    label: "Closed while one of their parts was open",
    effect: "The parent reads as finished although work on it went on.",
    advice: "Close a parent last; a rule of the board can hold it open while a part is.",
    asks: (entry, context) => isDone(entry) && entry.flow.doneAt !== null && hasChildren(entry, context),
    test: ({ item, flow }, { childrenOf }) => {
      const closed = flow.doneAt;
      return closed !== null && childrenOf(item.key).some((child) => isOpen(child) || (isDone(child) && child.flow.doneAt !== null && instantOrder(child.flow.doneAt, closed) > 0));
    },
  },
  {
    id: "child-started-before-parent",
    label: "Waiting, while one of their parts is begun or done",
    effect: "The parent has no start yet, so its age and cycle time begin too late.",
    advice: "Move the parent to progress with its first part.",
    asks: (entry, context) => entry.flow.state === "not-started" && hasChildren(entry, context),
    test: ({ item }, { childrenOf }) => childrenOf(item.key).some((child) => isInProgress(child) || child.flow.state === "done"),
  },
  {
    id: "blocked-by-finished",
    label: "Flagged as blocked, though everything they wait for is finished",
    effect: "The time counts as blocked, although nothing in the tracker is left in the way.",
    advice: "Lower the flag, or link what they wait for now.",
    asks: (entry, { asOf }) => isOpen(entry) && waitsFor(entry).length > 0 && entry.item.flagged?.some(({ from, to }) => instantOrder(from, asOf) <= 0 && to === null) === true,
    test: (entry, { byKey }) =>
      waitsFor(entry).every((key) => {
        const other = byKey.get(key);
        return other !== undefined && isDone(other);
      }),
  },
];
