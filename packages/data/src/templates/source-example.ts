import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface SourceExample {
  /** The end of its name, with the dot. */
  readonly extension: string;
  readonly text: string;
}

const SOURCES = new URL("../sources/", import.meta.url);

/** The smallest file of a kind of source that is read without a declaration of its columns, as the kind keeps it; undefined for a kind that does not exist. */
export function sourceExample(kind: string): SourceExample | undefined {
  const folder = new URL(`${kind}/`, SOURCES);
  if (!/^[a-z0-9-]+$/.test(kind) || !existsSync(fileURLToPath(folder))) return undefined;
  const name = readdirSync(folder).sort().find((each) => each.startsWith("example."));
  return name === undefined ? undefined : { extension: name.replace("example", ""), text: `${readFileSync(new URL(name, folder), "utf8").trimEnd()}\n` };
}
