/** `pnpm bench:preview [--saves N] [--root DIR]`: how long it takes from a save to the new page in a browser, on a copy of the sample. It measures and never judges. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { launchBrowser } from "@almanac/prose";
import { REPOSITORY } from "../gates.ts";
import { startPreview, type RunningPreview } from "./running-preview.ts";

const { values } = parseArgs({ options: { saves: { type: "string", default: "20" }, root: { type: "string", default: REPOSITORY } } });
const saves = Number(values.saves);
const folder = mkdtempSync(join(tmpdir(), "almanac-preview-"));
const program = join(folder, "program");
for (const part of ["content", "data", "restricted"]) if (existsSync(join(values.root, part))) cpSync(join(values.root, part), join(program, part), { recursive: true });
// Diagrams that were drawn before are drawn already for somebody who writes.
if (existsSync(join(values.root, ".almanac/diagrams"))) cpSync(join(values.root, ".almanac/diagrams"), join(program, ".almanac/diagrams"), { recursive: true });

interface Kind {
  readonly name: string;
  /** The text of a file after the save; `mark` is new on its page. */
  readonly edit: (text: string, mark: string) => string;
}

const KINDS: readonly Kind[] = [
  { name: "a sentence", edit: (text, mark) => `${text}\nA sentence of the bench: ${mark}.\n` },
  { name: "a figure", edit: (text, mark) => `${text}\nIn progress (${mark}): :fact[delivery.wip.now].\n` },
  { name: "a title", edit: (text, mark) => text.replace(/^title:.*$/m, `title: Title ${mark}`) },
  { name: "a new diagram", edit: (text, mark) => `${text}\n\`\`\`mermaid\nflowchart LR\n  accTitle: Diagram ${mark}\n  accDescr: One leads to the other.\n  A[From ${mark}] --> B[To]\n\`\`\`\n\nBelow it: ${mark}.\n` },
];

/** Pages of the handbook in different folders, in an order that does not depend on the disk. */
function pagesToEdit(count: number): readonly string[] {
  const root = join(program, "content/handbook");
  const all = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.includes("parts/"))
    .sort();
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? "").filter((path) => path !== "");
}

/** As editors do it: every second one writes beside the file and renames. */
function write(file: string, text: string, place: number): void {
  if (place % 2 === 0) writeFileSync(file, text);
  else {
    writeFileSync(`${file}~`, text);
    renameSync(`${file}~`, file);
  }
}

const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
const worst = (of: readonly number[]): number => Math.max(...of);
const line = (name: string, times: readonly number[], processor: readonly number[]): string =>
  `${name.padEnd(16)} ${middle(times).toFixed(0).padStart(6)} ms median ${worst(times).toFixed(0).padStart(6)} ms worst of ${String(times.length)}${processor.length === 0 ? "" : `; ${middle(processor).toFixed(0)} ms of processor time`}\n`;

async function bench(preview: RunningPreview): Promise<void> {
  const browser = await launchBrowser();
  if (browser === undefined) throw new Error("no browser starts here");
  const page = await browser.newPage();
  const pages = pagesToEdit(saves);
  for (const { name, edit } of KINDS) {
    const [times, processor]: [number[], number[]] = [[], []];
    for (const [place, path] of pages.entries()) {
      const file = join(program, "content/handbook", path);
      const mark = `${name.replaceAll(" ", "-")}-${String(place)}`;
      await page.goto(`${preview.origin}/handbook/${path.replace(/\.md$/, "")}/`);
      await page.locator(".preview-summary", { hasText: "Preview of" }).waitFor();
      const [before, began] = [preview.processorTime(), performance.now()];
      write(file, edit(readFileSync(file, "utf8"), mark), place);
      await page.locator("main", { hasText: mark }).first().waitFor();
      times.push(performance.now() - began);
      const after = preview.processorTime();
      if (before !== undefined && after !== undefined) processor.push(after - before);
      // What a title changes is computed in the background: the next save is measured without that.
      if (name === "a title") await page.locator(".preview-summary:not(:has-text('computing'))").waitFor({ timeout: 120_000 });
    }
    process.stdout.write(line(name, times, processor));
  }
  await browser.close();
}

try {
  const began = performance.now();
  const preview = await startPreview(program);
  await preview.says(/computed in/);
  process.stdout.write(`${"first page".padEnd(16)} ${(performance.now() - began).toFixed(0).padStart(6)} ms after the start\n`);
  await bench(preview);
  await preview.interrupt();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
