import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { REPOSITORY } from "../gates.ts";
import { ATTACKED_TABLES, attackedDocuments, tableText, type Place } from "./places.ts";

/** What became of the payloads that were put into one kind of place. */
export interface Arrival {
  readonly place: Place;
  readonly written: number;
  /** Refused with a message at the line: nothing of it is published. */
  readonly refused: number;
}

const DECLARATION = `program:
  title: Attacked
  timeZone: Europe/Berlin
  cadence: weekly
  currency: EUR
site:
  url: https://attacked.example/
workstreams:
  - { id: core, title: Core, match: { project: SP } }
workflow:
  columns:
    - { name: Ready, category: todo, statuses: [Ready] }
    - { name: Doing, category: inProgress, active: true, statuses: [In Progress] }
    - { name: Done, category: done, statuses: [Done] }
sources:
  - { id: history, kind: history-csv, files: history.csv, exportedAt: "2026-11-22T22:00:00+01:00", rowOrder: oldest-first, dates: { format: yyyy-MM-dd }, columns: { key: key, at: at, created: created, status: status, title: title, type: { value: Task } } }
  - { id: risks, kind: risk-register, files: risks.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: milestones, kind: milestones, files: milestones.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: vendors, kind: vendors, files: vendors.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
`;
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>\n';
/** A refused row can make the next one wrong: so often the rest is looked at anew. */
const MOST_ROUNDS = 8;
/** The head is no record. */
const FIRST_RECORD = 1;

interface Found {
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly record?: number;
}

interface Ran {
  readonly code: number;
  readonly said: string;
}

/** Runs `almanac` as its users do. */
function almanac(args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(REPOSITORY, "packages/cli/src/main.mjs"), ...args], { encoding: "utf8", maxBuffer: 2 ** 28 });
  return { code: status ?? 70, said: stdout === "" ? stderr : stdout };
}

/**
 * Writes a program that holds every payload in every place, takes out what `almanac` refuses, and publishes the rest.
 *
 * @returns what arrived, and the folder of the publication
 * @throws when a refusal names no place, because nobody could mend it then
 */
export function publishAttacked(folder: string, payloads: readonly string[]): { readonly arrivals: readonly Arrival[]; readonly site: string } {
  const root = join(folder, "program");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const documents = attackedDocuments(payloads);
  const left = new Map(ATTACKED_TABLES.map(({ file }) => [file, new Set(payloads.keys())]));
  const refused = new Map<string, Set<number>>();
  const refuse = (place: Place, payload: number): unknown => refused.set(place, (refused.get(place) ?? new Set()).add(payload));
  const rowsOf = ({ rows, file }: (typeof ATTACKED_TABLES)[number]) => rows(payloads.map((payload, index) => (left.get(file)?.has(index) === true ? payload : `Taken out ${String(index)}`)));

  write("data/almanac.yaml", DECLARATION);
  write("content/handbook/alt/picture.svg", PICTURE);
  for (const [path, { text }] of documents) write(`content/${path}`, text);
  const mend = ({ file, record }: Found): boolean => {
    const path = file.slice(file.lastIndexOf("content/") + "content/".length);
    const document = documents.get(path);
    if (document !== undefined) {
      refuse(document.place, document.payload);
      rmSync(join(root, "content", path), { force: true });
      return true;
    }
    const source = ATTACKED_TABLES.find((table) => file.endsWith(`/${table.file}`));
    const payload = source === undefined || record === undefined ? undefined : rowsOf(source)[record - FIRST_RECORD]?.payload;
    if (source === undefined || payload === undefined) return false;
    left.get(source.file)?.delete(payload);
    refuse(source.place, payload);
    return true;
  };
  for (let round = 0; ; round += 1) {
    for (const table of ATTACKED_TABLES) write(`data/sources/${table.file}`, tableText(table.head, rowsOf(table)));
    const { code, said } = almanac(["edition", "--root", root, "--as-of", "2026-11-22T22:00:00+01:00", "--no-commit", "--format", "json"]);
    if (code === 0) break;
    if (round === MOST_ROUNDS || code !== 1) throw new Error(`the attacked program cannot be frozen (exit ${String(code)}): ${said.slice(0, 3000)}`);
    const errors = (JSON.parse(said) as readonly Found[]).filter(({ severity }) => severity === "error");
    const unmended = errors.filter((error) => !mend(error));
    if (errors.length === 0 || unmended.length === errors.length) throw new Error(`refused, and no payload is named: ${JSON.stringify(unmended.slice(0, 3))}`);
  }
  const site = join(folder, "published");
  const { code, said } = almanac(["publish", "--root", root, "--to", site]);
  if (code !== 0) throw new Error(`the attacked program cannot be published (exit ${String(code)}): ${said.slice(0, 3000)}`);
  const places = [...new Set([...documents.values()].map(({ place }) => place)), ...ATTACKED_TABLES.map(({ place }) => place)];
  return { arrivals: places.map((place) => ({ place, written: payloads.length, refused: refused.get(place)?.size ?? 0 })), site: join(site, "current") };
}
