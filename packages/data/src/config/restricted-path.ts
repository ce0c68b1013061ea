import type { ProgramFiles } from "../read/program-files.ts";
import { loadConfig } from "./load-config.ts";

/** The folder for what only few may see, below the program directory; undefined where `almanac.yaml` declares none or cannot be read. */
export function restrictedPath(files: ProgramFiles): string | undefined {
  const loaded = loadConfig(files);
  return "ok" in loaded ? loaded.ok.config.restricted?.path.replace(/\/+$/, "") : undefined;
}
