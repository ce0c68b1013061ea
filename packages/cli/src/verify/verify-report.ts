import process from "node:process";
import type { Audience, Diagnostic } from "@almanac/core";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { count, pathFromHere, readable, report, tell, type ReportFormat } from "../report.ts";
import type { Proof, Rerun } from "./proof.ts";

interface Target {
  readonly root: string;
  readonly format: ReportFormat;
  /** Who reads the report. */
  readonly audience: Audience;
}

/** A line that is replaced while work goes on; only where somebody looks. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(text === "" ? "\r\u001B[2K" : `\r\u001B[2K${text}`);
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === "error");
const WIDTH = 13;

/** Tells each proof when it is made: what does not hold first is told first. Other formats are written as one list at the end. */
export function teller(target: Target) {
  const all: Diagnostic[] = [];
  const notRerun: string[] = [];
  const line = (what: string, text: string): void => {
    progress("");
    tell(`${what.padEnd(WIDTH)}${text}`);
  };
  const add = (diagnostics: readonly Diagnostic[]): void => {
    all.push(...diagnostics);
    if (target.format === "pretty" && diagnostics.length > 0) report(diagnostics, { ...target, strict: false, frames: false });
  };
  return {
    proof({ what, extent, diagnostics }: Proof): void {
      line(what, `${extent}: ${hasError(diagnostics) ? "does not hold" : "holds"}`);
      add(diagnostics);
    },
    /** How many of the editions were made again, and why the others were not. */
    reruns(what: string, reruns: readonly Rerun[]): void {
      const equal = reruns.filter(({ notRerun, diagnostics }) => notRerun === undefined && diagnostics.length === 0);
      const not = reruns.filter(({ notRerun }) => notRerun !== undefined);
      const differing = reruns.length - equal.length - not.length;
      line(what, [`${String(equal.length)} of ${count(reruns.length, "edition")} re-run and equal`, ...(differing > 0 ? [`${String(differing)} differ`] : []), ...(not.length > 0 ? [`${String(not.length)} not re-run`] : [])].join(", "));
      if (not.length > 0) notRerun.push(`${String(not.length)} not ${what}`);
      for (const [why, of] of Map.groupBy(not, ({ notRerun }) => notRerun)) tell(`  ${of.map(({ edition }) => edition).join(", ")}: not re-run: ${why ?? ""}`);
      add(reruns.flatMap(({ diagnostics }) => diagnostics));
    },
    note: (what: string, text: string): void => line(what, text),
    /** The verdict. Anything that does not hold refuses. */
    end(): ExitCode {
      progress("");
      if (target.format !== "pretty") report(all, { ...target, strict: false });
      const errors = all.filter(({ severity }) => severity === "error");
      const [first] = readable(errors.slice(0, 1), target.root, target.audience);
      if (first === undefined) {
        tell(["verified: all that was looked at holds", ...notRerun, ...(all.length > 0 ? [count(all.length, "warning")] : [])].join("; "));
        return EXIT.done;
      }
      tell(`not verified: ${count(errors.length, "thing")} ${errors.length === 1 ? "does" : "do"} not hold; the first: ${pathFromHere(target.root, first.file)}: ${first.message}`);
      return EXIT.refused;
    },
  };
}
