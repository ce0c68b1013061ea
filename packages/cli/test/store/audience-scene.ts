import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { scene, type Scene } from "./scene.ts";

/** Words that stand only in what fewer readers may see. */
export const INTERNAL = ["Zarquonia", "Quibbleworth"];
export const RESTRICTED = ["Xenolith", "Vermiculate"];

const page = (title: string, audience: string, body: string): string => `---\ntitle: ${title}\nsummary: One page\nsection: Running the program\norder: 2\nowner: Program manager\nreviewBy: 2027-01-31\naudience: ${audience}\n---\n${body}\n`;

export interface AudienceScene extends Scene {
  /** Writes the secret without which nothing for fewer readers is frozen. */
  readonly keepSecret: () => void;
}

/** A program with an export and a page for internal readers, and a page for even fewer. */
export function audienceScene(): AudienceScene {
  const program = scene();
  program.edit("data/almanac.yaml", "sources:\n", 'restricted: { path: restricted }\nsources:\n  - { id: people, kind: stakeholders, files: people.csv, audience: internal, exportedAt: "2026-10-25T22:00:00+01:00" }\n');
  program.write("data/sources/people.csv", "ID,Stakeholder,Organisation,Interest,Influence,Audience\nS-01,Zarquonia,Retail,high,high,Sponsors\n");
  program.write("content/handbook/inside.md", page("Quibbleworth", "internal", "See [how we work](how-we-work.md): :fact[stakeholders.map.all] stand on the map."));
  program.write("content/handbook/few.md", page("Xenolith", "restricted", "Vermiculate, and [inside](inside.md)."));
  mkdirSync(program.path("restricted"), { recursive: true });
  return { ...program, keepSecret: () => writeFileSync(program.path("restricted/edition-salt"), "0123456789abcdef0123456789abcdef0123456789\n") };
}

/** Every byte below a folder, names included, and what is packed unpacked. */
export function bytesOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return `${join(parentPath, name).slice(folder.length)}\n${bytes.toString("utf8")}\n${packed ? gunzipSync(bytes).toString("utf8") : ""}`;
    })
    .join("\n");
}

/** Those of some words that a text holds. */
export const holding = (words: readonly string[], text: string): readonly string[] => words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
