import { expect, test } from "vitest";
import { pageHeadings } from "./page-headings.ts";

const heading = (id: string, inner: string, more = ""): string => `<section><h2 id="${id}"${more}>${inner}</h2></section>`;

test("headings by their short names; a sentence without one is left out", () => {
  const html = heading("a", "Spend &amp; <em>plan</em>") + heading("b", "85\u00a0% of items finished within <a>18 days</a>; 11 took longer", ' data-short="Cycle time"') + heading("c", "A sentence that is far too long for a compact list of sections") + heading("d", "Register") + heading("e", "Sources") + heading("f", 'In scope<a class="heading-link" href="#f">#</a>');
  expect(pageHeadings(html)).toEqual([
    { id: "a", text: "Spend & plan" },
    { id: "b", text: "Cycle time" },
    { id: "d", text: "Register" },
    { id: "e", text: "Sources" },
  ]);
});

test("a short page has no list", () => {
  expect(pageHeadings(heading("a", "One") + heading("b", "Two"))).toEqual([]);
});
