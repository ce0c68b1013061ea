import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KINDS } from "../../src/sources/kinds.ts";

/** Where the examples lie that the pages of a publication offer for copying, relative to the repository. */
export const EXAMPLES_FILE = "apps/site/src/publication/source-examples.json";

const SOURCES = new URL("../../src/sources/", import.meta.url);

/** Title and smallest file of a kind of source. */
interface SourceExample {
  readonly title: string;
  readonly file: string;
  readonly text: string;
}

/** Every kind that has an example, with its file as a program would name it: as JSON, by the kind's name. */
export function sourceExamples(): string {
  const examples = KINDS.flatMap(({ kind, title }): readonly (readonly [string, SourceExample])[] => {
    const folder = new URL(`${kind}/`, SOURCES);
    const name = existsSync(fileURLToPath(folder)) ? readdirSync(folder).sort().find((each) => each.startsWith("example.")) : undefined;
    if (name === undefined) return [];
    return [[kind, { title, file: `data/sources/${name.replace("example", kind)}`, text: `${readFileSync(new URL(name, folder), "utf8").trimEnd()}\n` }]];
  });
  return `${JSON.stringify(Object.fromEntries(examples), undefined, 2)}\n`;
}
