import { resolve } from "node:path";
import { EXIT, exitCodeOf, type ExitCode } from "../exit-code.ts";
import { failureText } from "../failure-text.ts";
import { withUndo } from "../half-made.ts";
import { reportNight, stepLine, type NightResult } from "../nightly/night-report.ts";
import { runNight, type Night } from "../nightly/night.ts";
import { publishedEdition } from "../nightly/published-edition.ts";
import { stepRunner, type StepRunner } from "../nightly/steps.ts";
import { tell } from "../report.ts";

export interface NightlyOptions extends Night {
  readonly json: boolean;
}

/** What readers see, whatever went wrong. */
function stays(to: string, published: NightResult["published"]): string {
  return published === undefined ? `nothing was published in ${to} before` : `the publication of ${published.label}, as of ${published.asOfDate}, stays in ${to}`;
}

async function tried(options: NightlyOptions, runner: StepRunner): Promise<NightResult> {
  const failed = (exitCode: ExitCode, because: string): NightResult => {
    const [step, published] = [runner.current(), publishedEdition(options.to)];
    const says = `nightly: failed in step ${step} (exit code ${String(exitCode)}); ${stays(options.to, published)}`;
    return { outcome: "failed", exitCode, failed: { step, because }, steps: runner.steps, says, ...(published === undefined ? {} : { published }) };
  };
  try {
    const ended = await runNight(options, runner);
    if (ended === undefined) return failed(EXIT.refused, `${runner.current()} refused; the reasons stand above, each with its file and line`);
    const published = publishedEdition(options.to);
    return { ...ended, exitCode: EXIT.done, steps: runner.steps, ...(published === undefined ? {} : { published }) };
  } catch (error) {
    const text = failureText(error);
    tell(text);
    return failed(exitCodeOf(error), text.replace(/^error: /, ""));
  }
}

/**
 * A whole night in one process: check, edition, build, verify, publish. Whatever fails, readers see what they saw: nothing is written
 * into the publication before its last step, and that turns one pointer.
 */
export async function nightly(options: NightlyOptions): Promise<ExitCode> {
  const runner = stepRunner((done) => tell(stepLine(done)));
  let ended = false;
  const interrupted = (): void => {
    if (!ended) tell(`nightly: interrupted in step ${runner.current()}; ${stays(options.to, publishedEdition(resolve(options.to)))}`);
  };
  return await withUndo(interrupted, async () => {
    const result = await tried(options, runner);
    ended = true;
    return reportNight(result, options);
  });
}
