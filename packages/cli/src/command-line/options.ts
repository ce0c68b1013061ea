import { Option } from "commander";
import type { Audience } from "@almanac/core";
import type { ExitCode } from "../exit-code.ts";
import { asOfOption, programRoot } from "../program-root.ts";
import { REPORT_FORMATS, type ReportFormat } from "../report.ts";

/** Takes the exit code of a command that ended. */
export type Done = (code: ExitCode) => void;

/** For when a statement is made, and from which exports. */
export interface Stated {
  readonly asOf?: ReturnType<typeof asOfOption>;
  readonly known: "then" | "now";
}

export const statedOf = ({ asOf, known }: Stated) => ({ known, ...(asOf === undefined ? {} : { asOf }) }) as const;

export interface Shared {
  readonly root: string;
  readonly format: ReportFormat;
  readonly json?: boolean;
  readonly strict?: boolean;
}

export const rootOption = () => new Option("--root <dir>", "the program directory: a folder with content/ and data/").default(".");
export const formatOption = () => new Option("--format <format>", "how diagnostics are written").choices(REPORT_FORMATS).default("pretty");
export const jsonOption = () => new Option("--json", "write JSON to stdout");
export const jsonDiagnosticsOption = () => new Option("--json", "the same as --format json");
export const asOfOptionOf = () => new Option("--as-of <instant>", "state what was so at this instant; default: the newest export").argParser(asOfOption);
export const knownOption = () => new Option("--known <when>", "then: from exports made by then; now: from later ones too, of which only events up to then count").choices(["then", "now"]).default("then");
/** Kept apart from the option of the core, which is not loaded before a command runs. */
const AUDIENCES = ["public", "internal", "restricted"] as const satisfies readonly Audience[];

export interface ForAudience {
  readonly audience: Audience;
}

export const audienceOption = () => new Option("--audience <audience>", "whom it is for: everybody, or also those who may see what is internal, or restricted").choices(AUDIENCES).default("public");

export const strictOption = () => new Option("--strict", "a warning refuses, too");

export const sharedOf = (options: Shared) => ({ root: programRoot(options.root), format: options.json === true ? "json" : options.format, strict: options.strict ?? false }) as const;

/** Of acts that are recorded about frozen editions. */
export const onOption = () => new Option("--on <date>", "the day that is recorded; default: today");
export const byOption = () => new Option("--by <name>", "who does it; recorded, readers see it");
