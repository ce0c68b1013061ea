import { forecastInputs } from "../causes/forecast-inputs.ts";
import type { ForecastMove } from "../causes/forecast-move.ts";
import { forecastMoves } from "../causes/forecast-moves.ts";
import type { AreaInput } from "../fact/area.ts";
import { AREAS } from "../fact/areas.ts";
import { changesFacts } from "../fact/changes/changes-facts.ts";
import type { ComputedFact } from "../fact/computed.ts";
import { cycleTimeFacts } from "../fact/cycle-time-facts.ts";
import type { Audience } from "../fact/fact.ts";
import { forecastFacts } from "../fact/forecast-facts.ts";
import { cumulativeFlowFacts, itemFacts } from "../fact/item-facts.ts";
import { ledgerFacts } from "../fact/ledger/ledger-facts.ts";
import { policyFacts } from "../fact/policies/policy-facts.ts";
import { contradiction, programDocument, programFacts, targetOf } from "../fact/program-facts.ts";
import { audienceByFile, mayRead, releasedTogether } from "../fact/release.ts";
import { factContext, scopesOf, type FactContext, type Scope } from "../fact/scope.ts";
import { sourceFacts } from "../fact/source-facts.ts";
import { throughputFacts } from "../fact/throughput-facts.ts";
import { wipFacts } from "../fact/wip-facts.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { nextLedger } from "../ledger/next-ledger.ts";
import { compareText } from "../model/time.ts";
import type { Edition } from "./edition.ts";
import { heldBack, raisedTo, withoutRaised } from "./raised-sources.ts";

function scopeFacts(scope: Scope, parts: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const workstream = scope.dimensions["program"];
  const target = workstream === undefined ? undefined : targetOf(programDocument(context.model.documents, workstream), context.asOfDate);
  return [
    ...throughputFacts(scope, context),
    ...wipFacts(scope, context),
    ...cycleTimeFacts(scope, context),
    ...itemFacts(scope, context),
    ...(workstream === undefined ? cumulativeFlowFacts(scope, context) : programFacts(workstream, context)),
    ...forecastFacts(scope, workstream === undefined ? parts : [], target, context),
  ];
}

export interface AllFactsInput {
  readonly context: FactContext;
  readonly scopes: readonly Scope[];
  /** Id of the edition that is being made. */
  readonly edition: string;
  readonly generator: Edition["generator"];
  /** The newest public edition before, with its ledger. */
  readonly said: { readonly edition: Edition; readonly ledger?: Ledger } | undefined;
  readonly releases: unknown;
}

/** All that can be said, whoever may hear it. Computed once: what an audience sees of it is chosen afterwards. */
export interface AllFacts {
  readonly facts: readonly ComputedFact[];
  readonly inputs: Edition["forecastInputs"];
  readonly moves: readonly ForecastMove[];
  readonly ledger: Ledger;
  /** What everybody may see of the work items. */
  readonly openScopes: readonly Scope[];
  /** The private record of releases; undefined where nothing was released. */
  readonly releases: unknown;
}

interface World {
  readonly input: AreaInput;
  readonly computed: readonly ComputedFact[];
  readonly byId: ReadonlyMap<string, ComputedFact>;
  /** Facts of areas about other facts. */
  readonly fromAreas: readonly ComputedFact[];
}

const byIdOf = (facts: readonly ComputedFact[]): ReadonlyMap<string, ComputedFact> => new Map(facts.map((each) => [each.fact.id, each]));

function worldOf(input: AreaInput): World {
  const { context, scopes } = input;
  const [, ...parts] = scopes;
  const computed = [...scopes.flatMap((scope) => scopeFacts(scope, parts, context)), ...sourceFacts(context), ...AREAS.flatMap((area) => area.facts(input))];
  const byId = byIdOf(computed);
  return { input, computed, byId, fromAreas: AREAS.flatMap((area) => area.derived?.({ ...input, computed: byId }) ?? []) };
}

/** The same program without the sources that its declaration hides: what everybody is told must be true of both, and the same. */
function openWorld(input: AreaInput): World {
  const context = factContext(withoutRaised(input.context.model), input.context.sha256);
  return worldOf({ ...input, context, scopes: scopesOf(context) });
}

/** Facts about other facts, about what was forecast and about what changed. */
function derivedIn({ input: { context, scopes, previous }, byId, fromAreas }: World, ledger: Ledger, moves: readonly ForecastMove[]): readonly ComputedFact[] {
  return [...context.program.workstreams.flatMap((workstream) => contradiction(workstream.id, byId, context)), ...fromAreas, ...ledgerFacts(ledger, scopes, context), ...changesFacts(moves, { before: previous, after: byId }, context)];
}

/** Inputs of forecasts that everybody may see; whether the needs between streams are hidden is said. */
function openInputs(whole: World, open: World): Edition["forecastInputs"] {
  const inputs = forecastInputs(whole.input.context, whole.input.scopes);
  if (inputs === null || open === whole) return inputs;
  const shown = forecastInputs(open.input.context, open.input.scopes);
  return shown === null ? null : { ...shown, ...(inputs.needsWithheld === true ? { needsWithheld: true } : {}) };
}

export function allFacts({ context, scopes, said, edition, generator, releases }: AllFactsInput): AllFacts {
  const previous = said?.edition;
  const input: AreaInput = { context, scopes, previous, ...(releases === undefined ? {} : { releases }) };
  const raised = raisedTo(context.model);
  const whole = worldOf(input);
  const open = raised === undefined ? whole : openWorld(input);
  const judged = (facts: readonly ComputedFact[], others: readonly ComputedFact[]): readonly ComputedFact[] => (raised === undefined ? facts : heldBack(facts, others, raised));
  const computed = judged(whole.computed, open.computed);
  const fromAreas = judged(whole.fromAreas, open.fromAreas);
  const inputs = openInputs(whole, open);
  const told = raised === undefined ? computed : computed.filter(({ fact }) => fact.audience === "public");
  const current = { facts: Object.fromEntries(told.map(({ fact }) => [fact.id, fact])), forecastInputs: inputs, program: context.program, generator };
  const moves = previous === undefined ? [] : forecastMoves(previous, current);
  const ledger = nextLedger({ context: open.input.context, scopes: open.input.scopes, edition, computed: byIdOf([...computed, ...fromAreas]), previous: said?.ledger });
  const derived = derivedIn(whole, ledger, moves);
  return {
    facts: [...computed, ...(open === whole ? derived : judged(derived, derivedIn(open, ledger, moves)))],
    inputs,
    moves,
    ledger,
    openScopes: open.input.scopes,
    releases: AREAS.map((area) => area.releases?.(input)).find((kept) => kept !== undefined),
  };
}

/** What readers of an audience see of all facts, with the policies as they are judged by that, in the order of ids. */
export function factsFor(reader: Audience, facts: readonly ComputedFact[], context: FactContext): readonly ComputedFact[] {
  const audiences = audienceByFile(context.model.sources);
  const published = releasedTogether(facts, audiences, reader).filter(({ fact }) => mayRead(reader, fact.audience));
  return [...published, ...policyFacts(published, context)].toSorted((a, b) => compareText(a.fact.id, b.fact.id));
}
