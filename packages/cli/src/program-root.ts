import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isoInstant, type IsoInstant } from "@almanac/core";
import { CommandError, EXIT } from "./exit-code.ts";

/** An edition's id is the name of a file: nothing in it may leave the folder. */
export function editionIdOption(text: string): string {
  // `acts.json` stands beside the editions, and `latest` and `index` are names of the publication.
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(text) || ["acts", "index", "latest"].includes(text.toLowerCase())) throw new CommandError(`--id ${text}: not a name for an edition\nhint: letters, digits and hyphens, for example 2026-11-22-2`, EXIT.usage);
  return text;
}

/** The program directory that a command works on. */
export function programRoot(root: string): string {
  const path = resolve(root);
  if (existsSync(path) && !statSync(path).isDirectory()) throw new CommandError(`--root ${root}: this is a file\nhint: name the folder that holds content/ and data/`, EXIT.usage);
  if (!existsSync(path)) throw new CommandError(`--root ${root}: there is no such folder`, EXIT.usage);
  const declared = (folder: string): boolean => existsSync(join(folder, "data", "almanac.yaml"));
  // Somebody who stands in data/ or content/ has the program above: it is named, not guessed.
  for (let above = dirname(path); !declared(path) && above !== dirname(above); above = dirname(above))
    if (declared(above))
      throw new CommandError(`${root} is no program directory: it has no data/almanac.yaml\nhint: the program is in ${relative(process.cwd(), above) || "."}: add --root ${relative(process.cwd(), above) || "."}`, EXIT.usage);
  return path;
}

function instantOption(option: string, text: string, also: string): IsoInstant {
  try {
    return isoInstant(text);
  } catch {
    throw new CommandError(`${option} ${text}: not an instant\nhint: write it with its offset, for example 2026-11-22T22:00:00+01:00${also}`, EXIT.usage);
  }
}

export const asOfOption = (text: string): IsoInstant => instantOption("--as-of", text, "");

/** The clock that ages are judged by: an instant, or the word `now`, which alone reads the clock of the machine. */
export const nowOption = (text: string): IsoInstant => (text === "now" ? isoInstant(new Date().toISOString()) : instantOption("--now", text, "; `now` is the clock of this machine"));
