import { existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publishEditions } from "../../src/publication/publish-editions.ts";
import { readChain } from "../../src/store/chain.ts";
import { smallProgram } from "../small-program.ts";
import { undisturbed } from "./disturbed.ts";
import { freezeWeek, writeExport } from "./history.ts";
import { copyOf } from "./scene.ts";
import { keepTinyTrees } from "./tiny-tree.ts";

const measured = fileURLToPath(new URL("measured.mjs", import.meta.url));

/** Seconds on the clock, seconds of processors and bytes of memory of one run, in a process of its own. */
interface Cost {
  readonly seconds: number;
  readonly worked: number;
  readonly memory: number;
}

async function costOf(args: readonly string[], folder: string): Promise<Cost> {
  const file = join(folder, "measured");
  const began = performance.now();
  const { code, stderr } = await undisturbed(args, { nodeOptions: ["--import", measured], env: { ALMANAC_MEASURED: file } });
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`almanac ${args.join(" ")} ended with ${String(code)}:\n${stderr}`);
  return { seconds, ...(JSON.parse(readFileSync(file, "utf8")) as Omit<Cost, "seconds">) };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const middle = (costs: readonly Cost[]): Cost => ({ seconds: median(costs.map(({ seconds }) => seconds)), worked: median(costs.map(({ worked }) => worked)), memory: median(costs.map(({ memory }) => memory)) });

/** Bytes and number of the files below a folder; links are not followed. */
function weightOf(folder: string): { readonly bytes: number; readonly files: number } {
  let [bytes, files] = [0, 0];
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const stats = lstatSync(join(folder, name));
    if (stats.isDirectory()) {
      const inside = weightOf(join(folder, name));
      bytes += inside.bytes;
      files += inside.files;
    } else if (stats.isFile()) {
      bytes += stats.size;
      files++;
    }
  }
  return { bytes, files };
}

/** What the N-th edition of a history costs. */
export interface EditionCost {
  readonly editions: number;
  /** `almanac edition`. */
  readonly freezing: Cost;
  /** `almanac publish` with the tree rendered beforehand: all but the rendering. */
  readonly publishing: Cost;
  /** `almanac publish` with the rendering. */
  readonly rendering: Cost | undefined;
  /** Written for this edition alone: into the store, its folder, the shared folder. */
  readonly bytes: { readonly store: number; readonly edition: number; readonly assets: number };
  /** Of a release as a whole, and of it the lists that name every edition. */
  readonly root: { readonly bytes: number; readonly lists: number };
}

export interface ManyOptions {
  /** At which numbers of editions to measure, in order. */
  readonly at: readonly number[];
  readonly runs: number;
  /** Runs with rendering; 0: none. */
  readonly rendered: number;
  readonly tell: (text: string) => void;
}

interface Place {
  readonly folder: string;
  readonly root: string;
  readonly publication: string;
}

const LISTS = ["all-editions/index.html", "all-editions/index.json", "release.json", "llms.txt", "sitemap.xml"];

async function publishNewest({ root, publication }: Place): Promise<void> {
  const result = await publishEditions({ root, folder: publication, which: "newest", audience: "public" });
  if ("diagnostics" in result) throw new Error(JSON.stringify(result.diagnostics.slice(0, 3)));
}

/** Measures the next edition on copies, so that each run begins from the same state. */
async function measure(place: Place, editions: number, { runs, rendered, tell }: ManyOptions): Promise<EditionCost> {
  const copy: Place = { folder: place.folder, root: join(place.folder, "copy/program"), publication: join(place.folder, "copy/publication") };
  const publish = ["publish", "--root", copy.root, "--to", copy.publication];
  const [freezing, publishing, rendering]: [Cost[], Cost[], Cost[]] = [[], [], []];
  let bytes = { store: 0, edition: 0, assets: 0 };
  const root = { bytes: 0, lists: 0 };
  for (let run = 0; run < runs + rendered; run++) {
    copyOf(place.root, copy.root);
    copyOf(place.publication, copy.publication);
    const before = { store: weightOf(join(copy.root, "data/objects")).bytes, assets: weightOf(join(copy.publication, "_assets")).bytes };
    writeExport(copy.root, editions);
    const frozen = await costOf(["edition", "--root", copy.root], place.folder);
    if (run < runs) {
      freezing.push(frozen);
      await keepTinyTrees(copy.root, 1);
    }
    (run < runs ? publishing : rendering).push(await costOf(publish, place.folder));
    tell(`edition ${String(editions)}, run ${String(run + 1)} of ${String(runs + rendered)}`);
    const id = readChain(copy.root).editions.at(-1)?.edition.id ?? "";
    const release = join(copy.publication, "current/");
    if (run >= runs && rendered > 0) continue;
    bytes = {
      store: weightOf(join(copy.root, "data/objects")).bytes - before.store + lstatSync(join(copy.root, `data/editions/${id}.json`)).size,
      edition: weightOf(join(copy.publication, "editions", id)).bytes,
      assets: weightOf(join(copy.publication, "_assets")).bytes - before.assets,
    };
    root.bytes = weightOf(release).bytes;
    root.lists = LISTS.map((name) => join(release, name)).reduce((sum, file) => sum + (existsSync(file) ? lstatSync(file).size : 0), 0);
  }
  rmSync(join(place.folder, "copy"), { recursive: true, force: true });
  return { editions, freezing: middle(freezing), publishing: middle(publishing), rendering: rendering.length === 0 ? undefined : middle(rendering), bytes, root };
}

/** Makes a history week by week, each edition frozen and published by the product, and measures what the chosen ones cost. */
export async function costsOfHistory(options: ManyOptions): Promise<readonly EditionCost[]> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-many-"));
  const place: Place = { folder, root: join(folder, "program"), publication: join(folder, "publication") };
  const program = smallProgram();
  copyOf(program.root, place.root);
  program.remove();
  const costs: EditionCost[] = [];
  try {
    const last = options.at.at(-1) ?? 0;
    for (let number = 1; number <= last; number++) {
      if (options.at.includes(number)) costs.push(await measure(place, number, options));
      if (number === last) break;
      await freezeWeek(place.root, number);
      await keepTinyTrees(place.root, 1);
      await publishNewest(place);
      if (number % 50 === 0) options.tell(`${String(number)} editions stand`);
    }
    return costs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
