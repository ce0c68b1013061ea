import { expect, test } from "vitest";
import { fillEditions } from "./fill-editions.ts";

const row = (id: string, label: string, date: string, said: string): string =>
  `<tr role="row" data-edition="${id}"><th scope="row" role="rowheader"><a href="../index.html">${label}</a><small>this edition</small></th><td role="cell"><time datetime="${date}">${date}</time></td><td role="cell" class="number">${said}</td></tr>`;
const page = (rows: string): string =>
  `<!doctype html><html lang="en"><body><p>Before</p><div data-publication-editions><table role="table"><caption>Editions</caption><thead role="rowgroup"><tr role="row"><th>Edition</th><th>As of</th><th class="number">Fraud &amp; risk</th></tr></thead><tbody role="rowgroup">${rows}</tbody></table><p>This copy holds one edition.</p></div><p>After</p></body></html>`;
const shell = page(row("2026-11-22", "2026-W47", "2026-11-22", "<b>62 %</b>") + row("2026-11-15", "2026-W46", "2026-11-15", "57 %") + row("2026-11-08", "2026-W45", "2026-11-08", "50 %"));

const edition = (id: string, more: object = {}) => ({ id, label: `L${id.slice(5)}`, asOf: `${id.slice(0, 10)}T21:00:00Z`, asOfDate: id.slice(0, 10), sha256: "0".repeat(64), path: `${id}/`, labels: [], ...more });
const index = {
  schema: 1,
  title: "Meridian",
  latest: "2026-11-22",
  editions: [
    edition("2026-11-22", { labels: ["2026.4", "<b>"] }),
    edition("2026-11-15-2", { corrects: "2026-11-15" }),
    edition("2026-11-15", { correctedBy: "2026-11-15-2" }),
    edition("2026-11-01", { withdrawn: { on: "2026-11-30", reason: 'A "private" <figure>' } }),
  ],
} as const;
const filled = fillEditions(shell, index);
const rowOf = (id: string): string => new RegExp(`<tr role="row" data-edition="${id}">.*?</tr>`).exec(filled)?.[0] ?? "";

test("every edition that is published has a row with a link, the newest first", () => {
  expect([...filled.matchAll(/data-edition="([^"]*)"/g)].map(([, id]) => id)).toEqual(["2026-11-22", "2026-11-15-2", "2026-11-15", "2026-11-08", "2026-11-01"]);
  expect(rowOf("2026-11-22")).toContain('<a href="2026-11-22/index.html">L11-22</a><small>newest</small><small>release 2026.4</small><small>release &lt;b&gt;</small>');
});

test("what the newest edition says of earlier ones stays beside them, and of those that are not published", () => {
  expect(rowOf("2026-11-22")).toContain("<b>62 %</b>");
  expect(rowOf("2026-11-15")).toContain("57 %");
  expect(rowOf("2026-11-08")).toBe(row("2026-11-08", "2026-W45", "2026-11-08", "50 %"));
});

test("a correction and what it corrects name each other", () => {
  expect(rowOf("2026-11-15-2")).toContain('<small>corrects <a href="2026-11-15/index.html">L11-15</a></small>');
  expect(rowOf("2026-11-15")).toContain('<small>corrected by <a href="2026-11-15-2/index.html">L11-15-2</a></small>');
});

test("a withdrawn edition says when and why, as text, and nothing that it stated", () => {
  expect(rowOf("2026-11-01")).toContain('withdrawn on <time datetime="2026-11-30">30\u00a0Nov\u00a02026</time>: A &quot;private&quot; &lt;figure&gt;');
  expect(rowOf("2026-11-01")).toContain('<span class="cell-label" aria-hidden="true">Fraud &amp; risk</span><span class="missing">–</span>');
  const gone = fillEditions(shell, { ...index, editions: [edition("2026-11-22"), edition("2026-11-15", { withdrawn: { on: "2026-11-30", reason: "A leak" } })] });
  expect(gone).not.toContain("57 %");
});

test("what is only true of a copy of one edition is gone, and the rest of the page is as it was", () => {
  expect(filled).not.toContain("This copy holds");
  expect(filled.startsWith("<!doctype html><html lang=\"en\"><body><p>Before</p><div data-publication-editions><table")).toBe(true);
  expect(filled.endsWith("</tbody></table></div><p>After</p></body></html>")).toBe(true);
});

test("a page that is filled already is filled anew", () => {
  expect(fillEditions(filled, index)).toBe(filled);
  expect(fillEditions("<p>No list</p>", index)).toBe("<p>No list</p>");
});
