import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WORDS = "model data label team review risk budget release metric drift feature gate owner evidence policy decision training serving latency quality sample forecast throughput incident cost vendor plan target scope".split(" ");
const PAGES_IN_A_PART = 50;

/** Text of a fixed seed: the same handbook on every machine. */
function textOf(seed: number) {
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? "";
  const sentence = (): string => {
    const words = Array.from({ length: 8 + Math.floor(random() * 10) }, word).join(" ");
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  const paragraph = (least: number): string => {
    const sentences = [sentence()];
    while (sentences.join(" ").split(" ").length < least) sentences.push(sentence());
    return sentences.join(" ");
  };
  return { word, sentence, paragraph };
}

interface Page {
  readonly name: string;
  readonly title: string;
  readonly part: string;
  readonly order: number;
  readonly body: string;
}

/** A page of about 600 words with headings, a list, a table, code, three links to other pages and two figures. */
function pageOf(index: number, pages: number, figure: (id: string, value: string) => string, href: (name: string) => string): Page {
  const { word, sentence, paragraph } = textOf(index + 1);
  const other = (step: number): string => href(`p-${String((index * 7 + step * 131) % pages).padStart(4, "0")}`);
  const title = `${word()} ${word()} ${String(index)}`;
  const body = [
    paragraph(90),
    `## ${word()} and ${word()} ${String(index)}`,
    `${paragraph(120)} ${figure("delivery.wip.now", "5 items")} are in progress. See [the page on ${word()}](${other(1)}).`,
    `- ${sentence()}\n- ${sentence()}\n- ${sentence()}`,
    "## Steps",
    paragraph(110),
    `| ${word()} | ${word()} |\n| --- | --- |\n| ${word()} | ${word()} |\n| ${word()} | ${word()} |`,
    `### ${word()} in detail`,
    `${paragraph(110)} [More](${other(2)}).`,
    `\`\`\`yaml\nowner: ${word()}\n\`\`\``,
    "## Check",
    `${paragraph(90)} ${figure("delivery.cycle-time.p85", "10 days")} is the expectation; read [${word()}](${other(3)}).`,
  ].join("\n\n");
  return { name: `p-${String(index).padStart(4, "0")}`, title, part: `Part ${String(1 + Math.floor(index / PAGES_IN_A_PART))}`, order: index, body };
}

const write = (folder: string, name: string, text: string): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
};

const DECLARATION = `program:
  title: Bench
  timeZone: Europe/Berlin
  cadence: weekly
site:
  url: https://bench.example/
workstreams:
  - { id: core, title: Core, match: { project: SP } }
workflow:
  columns:
    - { name: Ready, category: todo, statuses: [Ready] }
    - { name: Doing, category: inProgress, active: true, statuses: [In Progress] }
    - { name: Done, category: done, statuses: [Done] }
sources:
  - { id: history, kind: history-csv, files: history.csv, exportedAt: "2026-11-22T22:00:00+01:00", rowOrder: oldest-first, dates: { format: yyyy-MM-dd }, columns: { key: key, at: at, created: created, status: status, type: { value: Task } } }
`;

const day = (offset: number): string => new Date(Date.UTC(2026, 10, 22 + offset)).toISOString().slice(0, 10);

/** One item finished a weekday for sixteen weeks, and five in progress. */
function history(): string {
  const rows = ["key,at,created,status"];
  const moves: (readonly [string, string])[] = [];
  const item = (key: string, started: number, done: number | undefined): void => {
    for (const [at, status] of [[started - 4, "Ready"], [started, "In Progress"], ...(done === undefined ? [] : [[done, "Done"]])] as const) moves.push([`${key},${day(Number(at))},${day(started - 4)},${String(status)}`, day(Number(at))]);
  };
  for (let index = 0; index < 80; index += 1) item(`SP-${String(index + 1)}`, -4 - Math.floor(index / 5) * 7 - (index % 5) - (index % 9), -2 - Math.floor(index / 5) * 7 - (index % 5));
  for (let index = 0; index < 5; index += 1) item(`SP-${String(index + 101)}`, -3 - index, undefined);
  return `${[...rows, ...moves.toSorted(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([row]) => row)].join("\n")}\n`;
}

/** A program whose handbook has so many pages, each with live figures and links that are checked. */
export function writeProgram(folder: string, pages: number): void {
  write(join(folder, "data"), "almanac.yaml", DECLARATION);
  write(join(folder, "data", "sources"), "history.csv", history());
  for (let index = 0; index < pages; index += 1) {
    const { name, title, part, order, body } = pageOf(index, pages, (id) => `:fact[${id}]`, (other) => `${other}.md`);
    write(join(folder, "content", "handbook"), `${name}.md`, `---\ntitle: ${title}\nsection: ${part}\norder: ${String(order)}\nowner: Program manager\nreviewBy: 2027-06-30\n---\n${body}\n`);
  }
}

/** The same pages as a Starlight site, figures as plain text. */
export function writeStarlight(folder: string, pages: number): void {
  write(folder, "package.json", JSON.stringify({ name: "starlight-bench", private: true, type: "module", dependencies: { astro: "7.3.5", "@astrojs/starlight": "0.42.4", "@astrojs/markdown-remark": "7.3.1", sharp: "0.35.5" } }));
  write(folder, "pnpm-workspace.yaml", "allowBuilds: { esbuild: false }\n");
  write(folder, "astro.config.mjs", 'import { defineConfig } from "astro/config";\nimport starlight from "@astrojs/starlight";\nexport default defineConfig({ site: "https://bench.example/", integrations: [starlight({ title: "Bench" })] });\n');
  write(join(folder, "src"), "content.config.ts", 'import { defineCollection } from "astro:content";\nimport { docsLoader } from "@astrojs/starlight/loaders";\nimport { docsSchema } from "@astrojs/starlight/schema";\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n');
  for (let index = 0; index < pages; index += 1) {
    const { name, title, body } = pageOf(index, pages, (_, value) => value, (other) => `/${other}/`);
    write(join(folder, "src", "content", "docs"), `${name}.md`, `---\ntitle: ${title}\n---\n${body}\n`);
  }
}
