import type { JsonMember, JsonNode } from "./json-tree.ts";

/** Parts of a date that is written as an object, such as {"year": 2026, "month": "nov"}. */
const PARTS: ReadonlySet<string> = new Set(["year", "quarter", "month", "week", "day", "dayofyear", "date", "hours", "minutes", "seconds", "milliseconds", "utc"]);
/** Keys beside a `timeUnit` below which no values stand that are held against times. */
const WORDS = /^(?:title|description|format|formatType|field|timeUnit|type|aggregate|test|.*Expr)$/;

type Members = ReadonlyMap<string, JsonMember>;
type Text = JsonNode & { readonly value: string };

const isObject = (value: JsonNode["value"]): value is Members => value instanceof Map;
const isList = (value: JsonNode["value"]): value is readonly JsonNode[] => Array.isArray(value);

function textsIn(node: JsonNode): readonly Text[] {
  const { value } = node;
  if (typeof value === "string") return [{ ...node, value }];
  if (isList(value)) return value.flatMap(textsIn);
  return isObject(value) ? [...value].flatMap(([key, member]) => (WORDS.test(key) ? [] : textsIn(member.node))) : [];
}

/**
 * Texts of an object that the engine would set into its own language as they are: parts of dates, and values beside a `timeUnit`. Without
 * a bracket nothing can be called; the name of a month is such a text.
 */
export function datesThatCall(object: Omit<JsonNode, "value"> & { readonly value: Members }): readonly Text[] {
  const parts = [...object.value].flatMap(([key, { node }]) => (PARTS.has(key) && typeof node.value === "string" ? [{ ...node, value: node.value }] : []));
  return [...parts, ...(object.value.has("timeUnit") ? textsIn(object) : [])].filter(({ value }) => /[()]/.test(value));
}
