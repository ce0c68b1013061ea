import type { JsonNode } from "./json-tree.ts";

/** A word of the data that a spec lists: in an order, in the domain of a scale, in a filter. */
export interface ListedWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  readonly column: string;
  /** The fact whose column it is; left out where no data stand around it. */
  readonly of?: string;
  /** All words of the list. */
  readonly beside: readonly string[];
}

type Members = Extract<JsonNode["value"], ReadonlyMap<string, unknown>>;

const isObject = (value: JsonNode["value"] | undefined): value is Members => value instanceof Map;
const listOf = (node: JsonNode | undefined): readonly JsonNode[] => (node !== undefined && Array.isArray(node.value) ? (node.value as readonly JsonNode[]) : []);
const memberOf = (node: JsonNode | undefined, name: string): JsonNode | undefined => (node !== undefined && isObject(node.value) ? node.value.get(name)?.node : undefined);

/** Words of a column that is cut into units or bins are no words of the data. */
const CUT = ["timeUnit", "bin", "aggregate"] as const;

/** Every word of the data that a spec lists for a column, with its place. */
export function listedWords(node: JsonNode, around?: string): readonly ListedWord[] {
  if (Array.isArray(node.value)) return listOf(node).flatMap((item) => listedWords(item, around));
  if (!isObject(node.value)) return [];
  const name = memberOf(memberOf(node, "data"), "name")?.value;
  const of = typeof name === "string" ? name : around;
  const column = memberOf(node, "field")?.value;
  const equal = memberOf(node, "equal");
  const lists = [listOf(memberOf(node, "sort")), listOf(memberOf(memberOf(node, "scale"), "domain")), listOf(memberOf(node, "oneOf")), equal === undefined ? [] : [equal]];
  const own =
    typeof column !== "string" || CUT.some((key) => memberOf(node, key) !== undefined)
      ? []
      : lists.flatMap((list) => {
          const beside = list.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
          return list.flatMap(({ value, from, to }): readonly ListedWord[] => (typeof value === "string" ? [{ word: value, from, to, column, beside, ...(of === undefined ? {} : { of }) }] : []));
        });
  return [...own, ...[...node.value.values()].flatMap((member) => listedWords(member.node, of))];
}
