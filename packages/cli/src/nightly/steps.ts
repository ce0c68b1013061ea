import { EXIT, type ExitCode } from "../exit-code.ts";

export type StepName = "inputs" | "check" | "edition" | "build" | "verify" | "publish";

export interface DoneStep {
  readonly step: StepName;
  readonly seconds: number;
  /** What the step found, in a few words. */
  readonly says: string;
  readonly code: ExitCode;
}

/** What a step returns: words, when it went well; otherwise the exit code of its refusal. */
export type StepResult = { readonly says: string } | { readonly code: ExitCode };

export interface StepRunner {
  /** Those that ended. */
  readonly steps: readonly DoneStep[];
  /** The step that runs, or ran last. */
  readonly current: () => StepName;
  /** Runs a step. Returns whether it went well; what it throws is passed on. */
  readonly run: (step: StepName, work: () => Promise<StepResult>) => Promise<boolean>;
}

/** Runs steps one after the other, with their durations. The clock here only measures. */
export function stepRunner(told: (done: DoneStep) => void): StepRunner {
  const steps: DoneStep[] = [];
  let current: StepName = "inputs";
  return {
    steps,
    current: () => current,
    run: async (step, work) => {
      current = step;
      const began = performance.now();
      const result = await work();
      const refused = "code" in result;
      const done: DoneStep = { step, seconds: (performance.now() - began) / 1000, says: refused ? "refused" : result.says, code: refused ? result.code : EXIT.done };
      steps.push(done);
      told(done);
      return !refused;
    },
  };
}
