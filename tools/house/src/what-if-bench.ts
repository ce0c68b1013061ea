/**
 * `pnpm bench:what-if [FOLDER] [--changes N] [--items N]`: how long a reader waits for an answer of the what-if panel, in Chromium, from a
 * change in the form to the table that shows it. FOLDER is a built site, `dist` where it is left out. It measures and never judges.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { launchBrowser } from "@almanac/prose";
import { REPOSITORY } from "./gates.ts";
import { serveFolder } from "./static-server.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { changes: { type: "string", default: "20" }, items: { type: "string", default: "5000" } } });
const [folder, changes, items] = [resolve(positionals[0] ?? join(REPOSITORY, "dist")), Number(values.changes), Number(values.items)];

interface Stream {
  readonly open: number;
  readonly samples: readonly number[];
}
interface Inputs {
  readonly streams: readonly Stream[];
}

/** The inputs of the edition with more items: as many more open as finished a week, so that dates stay near those that were published. */
function scaled(text: string): string {
  const inputs = JSON.parse(text) as Inputs;
  const share = items / inputs.streams.reduce((sum, { open }) => sum + open, 0);
  const many = (count: number): number => Math.round(count * share);
  return JSON.stringify({ ...inputs, streams: inputs.streams.map((stream) => ({ ...stream, open: many(stream.open), samples: stream.samples.map(many) })) });
}

interface Waited {
  readonly counted: number;
  readonly shown: number;
}
const sorted = (all: readonly Waited[], of: (one: Waited) => number): readonly number[] => all.map(of).toSorted((a, b) => a - b);
const line = (name: string, all: readonly number[]): void => void process.stdout.write(`  ${name.padEnd(28)} median ${(all[Math.floor(all.length / 2)] ?? Number.NaN).toFixed(0).padStart(4)} ms, worst ${(all.at(-1) ?? Number.NaN).toFixed(0).padStart(4)} ms\n`);

const browser = await launchBrowser();
if (browser === undefined) throw new Error("there is no browser");
const server = await serveFolder(folder);
try {
  const inputs = scaled(readFileSync(join(folder, "api/v1/forecast-inputs.json"), "utf8"));
  for (const name of ["forecast", "roadmap"]) {
    const page = await browser.newPage();
    await page.route("**/forecast-inputs.json", (route) => route.fulfill({ contentType: "application/json", body: inputs }));
    await page.goto(`${server.origin}/${name}/index.html`, { waitUntil: "networkidle" });
    await page.locator("[data-what-if-panel] summary").click();
    await page.locator('[data-what-if][data-answered=""]').waitFor();
    for (const [kind, label, first] of [["capacity", /^Capacity, % of plan of /, 101], ["scope", /^Items more or fewer of /, 1], ["one item becomes several", /^One item becomes items of /, 1.01]] as const) {
      const field = page.getByLabel(label).first();
      const waited: Waited[] = [];
      for (let change = 0; change < changes; change += 1) {
        const value = String(kind === "one item becomes several" ? (first + change / 100).toFixed(2) : first + change);
        waited.push(
          await field.evaluate(async (element, text) => {
            const [input, panel] = [element as HTMLInputElement, element.closest<HTMLElement>("[data-what-if]")];
            if (panel === null) throw new Error("the form has no panel");
            const before = panel.dataset["answered"];
            const began = performance.now();
            input.value = text;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            while (panel.dataset["answered"] === before) await new Promise((next) => requestAnimationFrame(next));
            return { shown: performance.now() - began, counted: Number(panel.dataset["milliseconds"]) };
          }, value),
        );
      }
      process.stdout.write(`${name}, ${kind}: ${String(changes)} changes, ${String(items)} open items\n`);
      line("counted in", sorted(waited, ({ counted }) => counted));
      line("until the table shows it", sorted(waited, ({ shown }) => shown));
      await field.fill("");
    }
    await page.close();
  }
} finally {
  await server.close();
  await browser.close();
}
