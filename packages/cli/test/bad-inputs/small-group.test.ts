import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bytesOf } from "../store/audience-scene.ts";
import { scene, type Scene } from "../store/scene.ts";

const ENGINEERS = Array.from({ length: 12 }, (_, index) => 70_139 + 1703 * index);
const ANALYSTS = [61_310, 64_270, 68_930];
const MEAN = 64_836.67;

let program: Scene;
let html: (page: string) => string;

beforeAll(async () => {
  program = scene();
  const row = (person: string, role: string, pay: number): string => `${person},${role},L4,Germany,${String(pay)},EUR,1,2026-01-01,60000,80000,100000`;
  program.write("restricted/sources/pay.csv", ["Person,Role,Level,Region,Base pay,Currency,FTE,Effective from,Range minimum,Range midpoint,Range maximum", ...ENGINEERS.map((pay, index) => row(`W-${String(index)}`, "Engineer", pay)), ...ANALYSTS.map((pay, index) => row(`W-9${String(index)}`, "Analyst", pay)), ""].join("\n"));
  program.edit("data/almanac.yaml", "cadence: weekly\n", "cadence: weekly\n  currency: EUR\n");
  program.edit("data/almanac.yaml", "sources:\n", "restricted: { path: restricted }\nsources:\n  - { id: pay, kind: pay, files: pay.csv }\n");
  program.write("content/handbook/pay.md", "---\ntitle: What we pay\nsection: Running the program\norder: 2\nowner: Program manager\nreviewBy: 2027-01-31\n---\nAnalysts are at :fact[pay.compa-ratio.group]{cell=analyst-l4} of their range, engineers at :fact[pay.compa-ratio.group]{cell=engineer-l4}.\n\n::table{of=pay.position.cells}\n");
  const built = await program.almanac("build", "--out", program.path("out"));
  if (built.code !== 0) throw new Error(built.stderr + built.stdout);
  html = (page) => readFileSync(program.path(`out/${page}`), "utf8");
});
afterAll(() => program.remove());

const text = (markup: string): string => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

test("the average pay of a group of three is withheld, with a marker and the reason, where that of twelve is told", () => {
  const people = text(html("people/index.html"));
  expect(people).toMatch(/Engineer L4 .*80,000/);
  expect(people).toMatch(/Not shown: Analyst.L4\. Suppressed, because shown it could tell what one person is paid/);
  expect(people).toContain("when at least 10 people are in it");
  const page = html("handbook/pay/index.html");
  expect(page).toMatch(/title="it is withheld: [^"]+" *>not available<\/a> of their range, engineers at <a [^>]*>1\.00<\/a>/);
  const cells = [...(/<tr><td>Analyst<\/td>.*?<\/tr>/s.exec(page)?.[0] ?? "").matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell);
  expect(cells).toEqual(["Analyst", "L4", ...Array.from({ length: 6 }, () => "suppressed")]);
});

test("neither their average nor the pay of anybody stands in a page or a download", () => {
  const bytes = bytesOf(program.path("out"));
  const spelt = [MEAN, ...ANALYSTS, ...ENGINEERS].flatMap((pay) => [String(Math.round(pay)), Math.round(pay).toLocaleString("en-GB")]);
  expect(spelt.filter((spelling) => new RegExp(`(?<![\\w.])${spelling}(?!\\w)`).test(bytes))).toEqual([]);
  expect(bytes).not.toMatch(/W-9\d/);
});
