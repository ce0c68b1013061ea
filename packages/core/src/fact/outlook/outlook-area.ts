import { isAvailable } from "../../model/measure.ts";
import type { AreaInput, Catalogue, FactArea } from "../area.ts";
import type { ComputedFact } from "../computed.ts";
import { confidenceFacts } from "./confidence-facts.ts";
import { experimentFacts } from "./experiment-facts.ts";
import { growthFacts } from "./growth-facts.ts";
import { jointFacts } from "./joint-facts.ts";
import { jointRun } from "./joint-run.ts";
import { outlookView } from "./outlook-view.ts";

const catalogue: Catalogue = {
  "outlook.capacity.weeks": { over: "program" },
  "outlook.confidence.both": { over: "both" },
  "outlook.confidence.on-time": { over: "both" },
  "outlook.confidence.quadrants": { over: "program" },
  "outlook.confidence.scatter": { over: "program" },
  "outlook.confidence.within-budget": { over: "program" },
  "outlook.confidence.workstreams": { over: "program" },
  "outlook.experiments.attempts-p50": { over: "program" },
  "outlook.experiments.attempts-p85": { over: "program" },
  "outlook.experiments.loop-back-rate": { over: "both" },
  "outlook.experiments.weeks-p50": { over: "program" },
  "outlook.experiments.weeks-p85": { over: "program" },
  "outlook.experiments.workstreams": { over: "program" },
  "outlook.growth.p85": { over: "program" },
  "outlook.growth.per-week": { over: "program" },
  "outlook.growth.workstreams": { over: "program" },
  "outlook.joint.p50": { over: "program" },
  "outlook.joint.p85": { over: "program" },
  "outlook.joint.p95": { over: "program" },
  "outlook.joint.steps": { over: "program" },
  "outlook.joint.waits": { over: "program" },
  "outlook.joint.workstreams": { over: "program" },
  "outlook.growth.after-split": { over: "program" },
};

function facts(input: AreaInput): readonly ComputedFact[] {
  const view = outlookView(input);
  const run = isAvailable(view.guard) ? jointRun(view) : undefined;
  return [...jointFacts(view, run), ...(run === undefined ? [] : confidenceFacts(view, run)), ...growthFacts(view), ...experimentFacts(input.scopes, input.context)];
}

/** Joint forecast with dependencies, calendar and risks; cost and schedule; experiment loop. */
export const outlookArea: FactArea = { catalogue, headlines: ["outlook.joint.p85", "outlook.confidence.both"], facts };
