import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../diagnostics/from-zod.ts";
import { keysAt } from "../diagnostics/schema-keys.ts";
import { outside } from "../link/folder-problems.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { readTextFile } from "../read/text.ts";
import { WRITTEN_SIZE_LIMIT } from "../read/text-problems.ts";
import { readYaml } from "../read/yaml.ts";
import { ruleProblems } from "./rule-problems.ts";
import { sourceProblems } from "./source-problems.ts";
import { ConfigSchema, type Config } from "./schema.ts";

const CONFIG_FILE = "data/almanac.yaml";

/** The configuration, and where each part of it stands. */
export interface LoadedConfig {
  readonly config: Config;
  readonly place: (path: readonly PropertyKey[], key?: boolean) => Place;
}

type LoadConfig = { readonly ok: LoadedConfig } | { readonly diagnostics: readonly Diagnostic[] };

const MINIMAL = "program:\n  title: My program\n  timeZone: Europe/Berlin\n";

const MINIMAL_HINT = `put this into data/almanac.yaml, and the exports into data/sources/:\n\n${MINIMAL.replace(/^/gm, "    ").trimEnd()}`;

/** Reads and validates `data/almanac.yaml`. */
export function loadConfig(files: ProgramFiles): LoadConfig {
  if (files.leadsOutside?.(CONFIG_FILE) === true) return { diagnostics: [outside(files.leadsOutside("data") ? "data" : CONFIG_FILE)] };
  if (!files.list("data").includes(CONFIG_FILE))
    return {
      diagnostics: [
        diagnostic("CONFIG-MISSING", wholeFile("data"), {
          message: "this folder is no program directory: data/almanac.yaml is missing",
          found: "no data/almanac.yaml",
          expected: "a file that names the program and its time zone",
          hint: MINIMAL_HINT,
        }),
      ],
    };
  const text = readTextFile(files, CONFIG_FILE, undefined, WRITTEN_SIZE_LIMIT);
  if (!("ok" in text)) return { diagnostics: text.diagnostics.map((found) => (found.code === "FILE-EMPTY" ? { ...found, expected: "a title and a time zone", hint: MINIMAL_HINT } : found)) };
  const yaml = readYaml(text.ok.text, { file: CONFIG_FILE, linesBefore: 0 });
  if (!("ok" in yaml)) return yaml;
  const { value, place, typed } = yaml.ok;
  const parsed = ConfigSchema.safeParse(value);
  if (!parsed.success)
    return { diagnostics: zodDiagnostics(parsed.error, value, { place, typed, what: "almanac.yaml", keysAt: (path) => keysAt(ConfigSchema, path) }) };
  const diagnostics = [...repeatedIds(parsed.data, place), ...exportDates(parsed.data, place), ...ruleProblems(parsed.data, place), ...(parsed.data.sources ?? []).flatMap((source, index) => sourceProblems(source, index, place))];
  return diagnostics.length > 0 ? { diagnostics } : { ok: { config: parsed.data, place } };
}

function repeatedIds(config: Config, place: LoadedConfig["place"]): readonly Diagnostic[] {
  return (["workstreams", "stages", "sources", "gates"] as const).flatMap((list) => {
    const first = new Map<string, number>();
    return (config[list] ?? []).flatMap(({ id }, index): readonly Diagnostic[] => {
      const earlier = first.get(id);
      if (earlier === undefined) {
        first.set(id, index);
        return [];
      }
      const before = place([list, earlier, "id"]);
      return [
        diagnostic("CONFIG-DUPLICATE", place([list, index, "id"]), {
          message: `the id \`${id}\` is used twice in \`${list}\``,
          found: id,
          expected: "a different id for each",
          hint: "rename one of the two",
          related: [relatedTo(before, "first used here")],
        }),
      ];
    });
  });
}

/** A time of day needs a date in the path; an instant needs a path without one. */
function exportDates(config: Config, place: LoadedConfig["place"]): readonly Diagnostic[] {
  return (config.sources ?? []).flatMap(({ exportedAt, files }, index): readonly Diagnostic[] => {
    const dated = files.includes("{exported}");
    if (exportedAt === undefined || dated === (exportedAt.length === 5)) return [];
    return [
      diagnostic("VALUE-INVALID", place(["sources", index, "exportedAt"]), {
        message: dated
          ? "the path already holds the date of each export, so `exportedAt` is a time of day"
          : "a time of day needs the date of the export in the path",
        found: exportedAt,
        expected: dated ? "a time such as 22:00" : "an instant such as 2026-11-22T22:00:00+01:00",
        hint: dated ? 'write `exportedAt: "22:00"`' : "put `{exported}` into `files:` where the date stands, or write the full instant",
      }),
    ];
  });
}
