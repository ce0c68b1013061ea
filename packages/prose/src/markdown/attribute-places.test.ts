import { expect, test } from "vitest";
import { attributePlacesOf } from "./attribute-places.ts";

/** What stands at the place of each attribute. */
function places(directive: string): Readonly<Record<string, string>> {
  const source = `Before. ${directive} After {of=x}.`;
  const from = source.indexOf(directive);
  return Object.fromEntries(Object.entries(attributePlacesOf(source, { from, to: from + directive.length })).map(([name, at]) => [name, source.slice(at.from, at.to)]));
}

test("each attribute has its place, however it is written", () => {
  expect(places('::table{of="a.b" columns=x,y  rows=3}')).toEqual({ of: 'of="a.b"', columns: "columns=x,y", rows: "rows=3" });
  expect(places(":fact[a [b] \\] {c=d}]{program='x}y' as}")).toEqual({ program: "program='x}y'", as: "as" });
  expect(places(":::callout{ #here .wide kind = note }\ntext {of=1}\n:::")).toEqual({ id: "#here", class: ".wide", kind: "kind = note" });
});

test("braces that cannot be followed have none", () => {
  for (const directive of ["::table", "::table[x", '::table{of="a', "::table{of=a", "::table{of=a | b=c}"]) expect(places(directive), directive).toEqual({});
});
