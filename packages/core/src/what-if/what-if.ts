import type { ForecastInputs, StreamInput } from "../causes/stated-inputs.ts";
import { daysBetween } from "../model/time.ts";
import { outcomeAlone } from "./alone.ts";
import type { Outcome, Together, WhatIfAnswer, WhatIfRow } from "./answer.ts";
import { rememberedDelivery } from "./remembered-delivery.ts";
import type { Scenario } from "./scenario.ts";
import { simplified } from "./scenario-text.ts";
import { outcomesTogether } from "./together.ts";

const daysOf = (before: Outcome, after: Outcome): number | null => (before.p85 === null || after.p85 === null ? null : daysBetween(before.p85, after.p85));

/** Answers about one edition, the faster the less was changed since the question before. */
export type WhatIf = (scenario: Scenario, kind: Together) => WhatIfAnswer;

/** Asked once for what was published: a scenario that says nothing of a workstream has its published answer. */
function aloneAnswers(inputs: ForecastInputs): (stream: StreamInput, scenario: Scenario) => Outcome {
  const known = new Map<string, Outcome>();
  return (stream, scenario) => {
    const change = scenario[stream.id] ?? {};
    const key = JSON.stringify([stream.id, change]);
    const outcome = known.get(key) ?? outcomeAlone(stream, inputs, change);
    known.set(key, outcome);
    return outcome;
  };
}

/**
 * What the forecasts of an edition would be if something were otherwise, made by the functions that made the published ones from the inputs
 * that the edition keeps. A scenario that changes nothing gives the published dates and chances, to the day and the last digit.
 */
export function whatIf(inputs: ForecastInputs): WhatIf {
  const { asOfDate, streams } = inputs;
  const alone = aloneAnswers(inputs);
  const deliver = rememberedDelivery();
  let published: ReturnType<typeof outcomesTogether> | undefined;
  const row = ({ id, title, target }: StreamInput, before: Outcome, after: Outcome): WhatIfRow => ({ id, title, target: target ?? null, before, after, days: daysOf(before, after) });
  return (asked, kind) => {
    const scenario = simplified(asked);
    const stated = { kind, asOfDate, scenario };
    if (kind === "alone") return { ...stated, workstreams: streams.map((stream) => row(stream, alone(stream, {}), alone(stream, scenario))) };
    published ??= outcomesTogether(inputs, {}, deliver);
    const now = Object.keys(scenario).length === 0 ? published : outcomesTogether(inputs, scenario, deliver);
    const [before, after] = [published, now];
    return { ...stated, workstreams: streams.map((stream) => row(stream, before.of(stream), after.of(stream))), everything: { before: before.everything, after: after.everything, days: daysOf(before.everything, after.everything) } };
  };
}
