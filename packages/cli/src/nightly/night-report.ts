import { appendFileSync } from "node:fs";
import process from "node:process";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { print, tell, type ReportFormat } from "../report.ts";
import type { DoneStep, StepName } from "./steps.ts";

export interface NightResult {
  readonly outcome: "published" | "nothing-new" | "nothing-changed" | "failed";
  readonly exitCode: ExitCode;
  /** The edition that readers see now; undefined: nothing was ever published. */
  readonly published?: { readonly id: string; readonly label: string; readonly asOfDate: string };
  readonly failed?: { readonly step: StepName; readonly because: string };
  readonly steps: readonly DoneStep[];
  /** One sentence. */
  readonly says: string;
}

const seconds = (amount: number): string => `${amount.toFixed(1)} s`;

export const stepLine = ({ step, seconds: took, says }: DoneStep): string => `${step.padEnd(9)}${seconds(took).padStart(8)}  ${says}`;

/** A workflow command of GitHub: `%` and line ends are escaped. */
const annotation = (title: string, message: string): string => `::error title=${title}::${message.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A")}`;

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");

/** The page that GitHub shows for the run. */
function summary({ outcome, steps, failed, says }: NightResult): string {
  const rows = steps.map(({ step, seconds: took, says: words, code }) => `| ${step} | ${code === EXIT.done ? cell(words) : "**failed**"} | ${seconds(took)} |`);
  const broken = failed === undefined || steps.some(({ step, code }) => step === failed.step && code !== EXIT.done) ? [] : [`| ${failed.step} | **failed** | |`];
  const because = failed === undefined ? [] : ["", "```text", failed.because.replaceAll("```", "'''"), "```"];
  return [`### Almanac: ${outcome === "failed" ? "the night failed" : outcome.replace("-", " ")}`, "", says, "", "| step | result | took |", "| --- | --- | ---: |", ...rows, ...broken, ...because, ""].join("\n");
}

/** Tells how the night went: annotations and a page for GitHub, JSON for machines, and last of all one line for whoever reads the log. */
export function reportNight(result: NightResult, { format, json }: { readonly format: ReportFormat; readonly json: boolean }): ExitCode {
  const { failed } = result;
  if (failed !== undefined && format === "github") print(annotation(`Almanac nightly stopped at ${failed.step}`, failed.because));
  const page = process.env["GITHUB_STEP_SUMMARY"];
  if (page !== undefined && page !== "") appendFileSync(page, `${summary(result)}\n`);
  if (json) print(JSON.stringify({ schema: 1, ...result, steps: result.steps.map((step) => ({ ...step, seconds: Number(step.seconds.toFixed(3)) })) }, null, 2));
  tell(result.says);
  return result.exitCode;
}
