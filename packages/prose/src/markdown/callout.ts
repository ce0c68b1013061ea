import { nearest } from "@almanac/core";
import type { Invocation } from "./invocation.ts";
import type { Report } from "./report.ts";
import type { Slot } from "./slots.ts";

const KINDS: ReadonlyMap<string, string> = new Map([["note", "Note"], ["warning", "Warning"]]);

/** A remark set apart from the text: `:::callout{kind=note title="…"}` or `<Callout kind="note" title="…">`. */
export function callout({ attributes, label, at, spelling }: Invocation, report: Report): Slot {
  const { kind = "note", title, ...others } = attributes;
  const word = KINDS.get(kind);
  if (word === undefined) {
    const near = nearest(kind, KINDS.keys());
    report.add(at, { code: "MARKDOWN-COMPONENT", message: `${spelling} has no kind ${kind}`, found: kind, expected: [...KINDS.keys()].join(" or "), hint: near === undefined ? "leave kind out for a note" : `did you mean ${near}?` });
  }
  for (const name of Object.keys(others)) {
    const near = nearest(name, ["kind", "title"]);
    report.add(at, { code: "MARKDOWN-COMPONENT", message: `${spelling} has no property ${name}`, found: name, expected: "kind and title", hint: near === undefined ? "remove it" : `did you mean ${near}?` });
  }
  const heading = title ?? (label === "" ? (word ?? "Note") : label);
  return (children) => [
    {
      type: "element",
      // Not an aside: a landmark inside the main text is one too many for readers who jump between landmarks.
      tagName: "div",
      properties: { role: "note", className: ["callout", word === undefined ? "note" : kind], ariaLabel: heading },
      children: [{ type: "element", tagName: "p", properties: { className: ["callout-title"] }, children: [{ type: "text", value: heading }] }, ...children],
    },
  ];
}
