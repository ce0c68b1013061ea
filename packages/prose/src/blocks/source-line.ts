import type { Fact } from "@almanac/core";
import type { Element, ElementContent } from "hast";
import type { ProseContext } from "../markdown/rendered-prose.ts";
import { element } from "./elements.ts";

const shortFile = (file: string): string => file.replace(/^data\/sources\//, "");

function sourceWords({ receipt: { sources, rows, withheld } }: Fact, locale: string): string {
  const count = new Intl.NumberFormat(locale).format(rows);
  const of = rows === 0 ? "" : `, ${count} ${rows === 1 ? "row" : "rows"}`;
  if (withheld !== undefined) return `Source: not shown, because some of it is ${withheld}${of}.`;
  const [first = ""] = sources;
  return sources.length === 0 ? "As it is declared." : `Source: ${sources.length === 1 ? shortFile(first) : `${new Intl.NumberFormat(locale).format(sources.length)} files`}${of}.`;
}

/** The line under a figure: which sources it is made from, how it is computed, and the figures as files. `note` stands before it. */
export function sourceLine(fact: Fact, { locale, factHref, downloadHref }: ProseContext, note?: string): Element {
  const files = (["csv", "json"] as const).flatMap((format): ElementContent[] => {
    const href = downloadHref?.(fact.id, format);
    return href === undefined ? [] : [element("a", { href }, [format.toUpperCase()])];
  });
  const downloads = files.flatMap((link, index): (ElementContent | string)[] => (index === 0 ? [link] : [" ", link]));
  return element("p", { className: ["sources"] }, [
    ...(note === undefined ? [] : [`${note} `]),
    `${sourceWords(fact, locale)} `,
    element("a", { href: factHref(fact.id), dataFact: fact.id }, ["How it is computed"]),
    ". ",
    ...(downloads.length === 0 ? [] : [element("span", { className: ["downloads"] }, downloads)]),
  ]);
}
