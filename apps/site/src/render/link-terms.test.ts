import { expect, test } from "vitest";
import { termLinker } from "./link-terms.ts";

const term = (id: string, title: string, also: readonly string[] = [], method?: string) => ({ kind: "term" as const, path: `glossary/${id}.md`, id, title, summary: `What ${title} "is".`, also, format: "md" as const, bodyLine: 1, sha256: "", object: "", ...(method === undefined ? {} : { method }) });
const { link } = termLinker([term("cycle-time", "Cycle time", ["cycle times"], "delivery.cycle-time"), term("wip", "Work in progress", ["WIP"]), term("age", "Work item age", ["item age"])]);
const plain = (html: string): string => html.replace(/<a class="term" href="\/glossary\/#([a-z-]+)" title="[^"]*">([^<]*)<\/a>/g, "[$2:$1]");

test("the first use of each term is linked, in its own letters; later ones are not", () => {
  expect(plain(link("<p>Cycle time and WIP. The cycle\u00a0time of work in progress.</p>"))).toBe("<p>[Cycle time:cycle-time] and [WIP:wip]. The cycle\u00a0time of work in progress.</p>");
});

test("not in headings, links, code, drawings and attributes, and not as a part of a word", () => {
  const html = '<h2>Cycle time</h2><p><a href="/x/" title="WIP">cycle time</a> <code>WIP</code> recycle times, cycle-time, wip</p><figure><svg><text>cycle time</text></svg></figure><img alt="a > WIP">';
  expect(link(html)).toBe(html);
  expect(plain(link(`${html}<p>WIP</p>`))).toBe(`${html}<p>[WIP:wip]</p>`);
});

test("a measure’s own page does not link its own term; definitions are escaped", () => {
  expect(link("<p>cycle time</p>", "delivery.cycle-time")).toBe("<p>cycle time</p>");
  expect(link("<p>item age</p>")).toBe('<p><a class="term" href="/glossary/#age" title="What Work item age &quot;is&quot;.">item age</a></p>');
});

test("a term that the author linked is not linked again, before or after", () => {
  const own = '<a class="term" href="/glossary/#wip" title="x">started work</a>';
  expect(plain(link(`<p>WIP, ${own}, WIP and item age</p>`))).toBe("<p>WIP, [started work:wip], WIP and [item age:age]</p>");
});

test("without terms a text stays as it is", () => {
  expect(termLinker([]).link("<p>WIP</p>")).toBe("<p>WIP</p>");
});
