import { factId, formatDate, formatValue, nearest, parseFactId, type Fact, type ScalarFact } from "@almanac/core";
import type { Element, ElementContent } from "hast";
import { attributePlace, type Invocation } from "./invocation.ts";
import type { ProseContext } from "./rendered-prose.ts";
import type { Report } from "./report.ts";
import type { Slot } from "./slots.ts";
import { reportUnknownFact } from "./unknown-fact.ts";

type Style = "number" | "day-month";

const text = (value: string): ElementContent => ({ type: "text", value });
const element = (tagName: string, properties: Element["properties"], children: ElementContent[]): Element => ({ type: "element", tagName, properties, children });
const NBSP = "\u00a0";

function shown(fact: ScalarFact, value: number | string, style: Style | undefined, { locale, factText }: ProseContext): ElementContent[] {
  const words = fact.unit === "text" && typeof value === "string" ? factText?.(fact.id, value) : undefined;
  if (words !== undefined) return [text(words)];
  if (fact.unit === "date") {
    return [element("time", { dateTime: String(value) }, [text(formatDate(String(value), style === "day-month" ? "day-month" : "full"))])];
  }
  const { figure, unit } = formatValue(value, fact.unit, locale, fact.currency);
  return unit === "" || style === "number" ? [text(figure)] : [text(`${figure}${NBSP}`), element("span", { className: ["unit"] }, [text(unit)])];
}

function link(fact: ScalarFact, style: Style | undefined, context: ProseContext): Element {
  const properties = { href: context.factHref(fact.id), dataFact: fact.id };
  if (fact.value === null) {
    const because = fact.notAvailable?.because;
    return element("a", { className: ["fact", "fact-missing"], ...properties, ...(because === undefined ? {} : { title: because }) }, [text("not available")]);
  }
  return element("a", { className: ["fact"], ...properties }, shown(fact, fact.value, style, context));
}

function styleOf(as: string | undefined, at: Invocation["at"], report: Report): Style | undefined {
  if (as === undefined || as === "number" || as === "day-month") return as;
  const near = nearest(as, ["number", "day-month"]);
  report.add(at, { code: "FACT-USE", message: `a fact cannot be shown as ${as}`, found: as, expected: "number or day-month", hint: near === undefined ? "leave as out to show the figure with its unit" : `did you mean ${near}?` });
  return undefined;
}

function misuse(fact: Fact, style: Style | undefined): string | undefined {
  if (fact.type === "table") return `${fact.id} is a table; a sentence can quote a single value only`;
  if (style === "day-month" && fact.unit !== "date") return `${fact.id} is not a date, so it cannot be shown as day-month`;
  return undefined;
}

/**
 * A live figure in prose: `:fact[delivery.cycle-time.p85]{program=fraud}` or `<Fact id="delivery.cycle-time.p85" program="fraud" />`.
 * The id is answered even when it is unknown, so that it can be listed; `slot` is undefined when nothing can be shown.
 */
export function factReference(use: Invocation, context: ProseContext, report: Report): { readonly id: string; readonly slot: Slot } | undefined {
  const { attributes, label, spelling } = use;
  const { as, id: property, ...dimensions } = attributes;
  const at = spelling.startsWith(":") ? use.at : attributePlace(use, "id");
  const written = spelling.startsWith(":") ? label : (property ?? "");
  const name = parseFactId(written);
  if (name === undefined) {
    const inBraces = written === "" ? Object.keys(dimensions).find((key) => parseFactId(key) !== undefined && key.includes(".")) : undefined;
    const near = inBraces ?? nearest(written, context.knownFactIds ?? []);
    report.add(at, { code: "FACT-UNKNOWN", message: written === "" ? `${spelling} names no fact` : `${written} is not the name of a fact`, found: written, expected: near ?? "an id such as delivery.cycle-time.p85", hint: inBraces !== undefined ? `write :fact[${inBraces}], in square brackets` : near === undefined ? (spelling.startsWith(":") ? "write :fact[delivery.cycle-time.p85]" : "write <Fact id=\"delivery.cycle-time.p85\" />") : `did you mean ${near}?` });
    return undefined;
  }
  const id = factId(name.base, { ...name.dimensions, ...dimensions });
  const style = styleOf(as, attributePlace(use, "as"), report);
  if (context.facts === undefined) {
    if (context.isKnownFact?.(id) === false) reportUnknownFact(id, at, context, report);
    return { id, slot: () => [element("span", { className: ["fact"], dataFact: id }, [text("…")])] };
  }
  const fact = context.facts[id];
  if (fact === undefined) {
    reportUnknownFact(id, at, context, report);
    return undefined;
  }
  const wrong = misuse(fact, style);
  if (wrong !== undefined || fact.type === "table") {
    report.add(at, { code: "FACT-USE", message: wrong ?? "", found: id, hint: fact.type === "table" ? "quote one of its statistics, for example the p85" : "leave as out" });
    return undefined;
  }
  return { id, slot: () => [link(fact, style, context)] };
}
