import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { isoInstant, type IsoInstant } from "@almanac/core";
import { CommandError, EXIT } from "./exit-code.ts";

/** The program directory that a command works on. */
export function programRoot(root: string): string {
  const path = resolve(root);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new CommandError(`--root ${root}: there is no such folder`, EXIT.usage);
  return path;
}

export function asOfOption(text: string): IsoInstant {
  try {
    return isoInstant(text);
  } catch {
    throw new CommandError(`--as-of ${text}: not an instant\nhint: write it with its offset, for example 2026-11-22T22:00:00+01:00`, EXIT.usage);
  }
}
