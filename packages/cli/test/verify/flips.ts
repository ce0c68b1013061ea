import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { randomSource, type Diagnostic } from "@almanac/core";
import { filesBelow } from "../../src/verify/listed-files.ts";
import { run, type PublishedScene } from "./published-scene.ts";

/** What a flip may hit, by what it is. */
const PLACES = {
  source: { of: "root", below: "data/sources" },
  object: { of: "root", below: "data/objects" },
  header: { of: "root", below: "data/editions" },
  page: { of: "publication", below: "editions" },
  asset: { of: "publication", below: "_assets" },
  root: { of: "publication", below: "releases/2" },
  record: { of: "publication", below: "releases/2", only: /^release\.json$/ },
} as const satisfies Readonly<Record<string, { readonly of: "root" | "publication"; readonly below: string; readonly only?: RegExp }>>;

type Kind = keyof typeof PLACES;
export const KINDS = Object.keys(PLACES) as readonly Kind[];

export interface Flip {
  readonly kind: Kind;
  readonly file: string;
  readonly offset: number;
  readonly bit: number;
}

/** The same positions in every run. */
export const generator = (seed: number): ((below: number) => number) => randomSource(String(seed), "flips").index;

/** A random bit of a random file of a kind. Empty files have none. */
export function randomFlip(scene: Pick<PublishedScene, "root" | "publication">, kind: Kind, random: (below: number) => number): Flip {
  const place: { readonly of: "root" | "publication"; readonly below: string; readonly only?: RegExp } = PLACES[kind];
  const folder = join(scene[place.of], place.below);
  const files = filesBelow(folder)
    .filter((file) => place.only?.test(file) ?? true)
    .map((file) => join(folder, file))
    .filter((file) => readFileSync(file).length > 0);
  const file = files[random(files.length)] ?? "";
  return { kind, file, offset: random(readFileSync(file).length), bit: random(8) };
}

/** Flips the bit; the result puts it back. */
export function applyFlip({ file, offset, bit }: Flip): () => void {
  const bytes = readFileSync(file);
  const changed = Buffer.from(bytes);
  changed[offset] = (bytes[offset] ?? 0) ^ (1 << bit);
  writeFileSync(file, changed);
  return () => writeFileSync(file, bytes);
}

/** Runs `almanac verify` after a flip: the files that it names, and its exit code. */
export async function namedBy(scene: Pick<PublishedScene, "root" | "publication">): Promise<{ readonly code: number; readonly files: readonly string[] }> {
  const { code, stdout } = await run("verify", scene.publication, "--root", scene.root, "--no-rerun", "--format", "json");
  const files = code === 1 ? (JSON.parse(stdout) as readonly Diagnostic[]).filter(({ severity }) => severity === "error").map(({ file }) => file) : [];
  return { code, files };
}

export const isNamed = (files: readonly string[], file: string): boolean => files.some((named) => relative(join(process.cwd(), named), file) === "" || relative(named, file) === "");
