import { controlCoverage, EVIDENCE_MAX_AGE_DAYS, hasStaleEvidence, isUnjustified, type ControlCoverage } from "../../compliance/control-coverage.ts";
import { CROSSWALK } from "../../compliance/crosswalk.ts";
import { controlKey, KNOWN_FRAMEWORKS } from "../../compliance/frameworks.ts";
import { available, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { ControlStatus } from "../../model/records/governance-compliance.ts";
import { addDays, compareText, daysBetween } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { TableColumn, Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { controlListFact } from "./control-list-facts.ts";

const SOON_DAYS = [60, 90] as const;

interface Framework {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly ControlStatus[];
  readonly coverage: ControlCoverage;
  /** Controls of its list that no row is about; null where the list is not known. */
  readonly unlisted: readonly string[] | null;
}

const column = (name: string, label: string, unit: Unit): TableColumn => ({ name, label, unit });
const controlRow = (control: ControlStatus) => recordRow(control, `${control.framework} ${control.control}`, { status: control.status, evidenceOn: control.evidenceOn ?? null });
const groupOf = ({ frameworkId, control, group }: ControlStatus): string => group ?? (frameworkId === "nist-ai-rmf" ? (control.split(" ")[0] ?? "") : frameworkId === "iso-42001" ? control.split(".").slice(0, 2).join(".") : "");

/** The list of a framework: Almanac's own, else that of a catalog among the sources. */
function listOf(id: string, title: string, { model }: FactContext): readonly string[] | undefined {
  const known = KNOWN_FRAMEWORKS.find((framework) => framework.id === id)?.controls;
  const catalog = (model.records?.frameworkControls ?? []).filter(({ framework, parent }) => framework === title && parent === undefined).map(({ control }) => control);
  return known ?? (catalog.length === 0 ? undefined : catalog);
}

function frameworksOf(controls: readonly ControlStatus[], context: FactContext): readonly Framework[] {
  const maxEvidenceAgeDays = context.program.rules?.compliance?.evidenceMaxAgeDays ?? EVIDENCE_MAX_AGE_DAYS;
  return [...Map.groupBy(controls, ({ frameworkId }) => frameworkId)].map(([id, own]) => {
    const title = own[0]?.framework ?? id;
    const list = listOf(id, title, context);
    const listed = new Set(own.map(({ control }) => controlKey(id, control)));
    const coverage = controlCoverage({ controls: own.map((control) => ({ id: control.control, group: groupOf(control), status: control.status, evidenceDate: control.evidenceOn, justification: control.justification })), asOf: context.asOfDate, maxEvidenceAgeDays });
    return { id, title, controls: own, coverage, unlisted: list === undefined ? null : list.filter((control) => !listed.has(controlKey(id, control))) };
  });
}

function coverageFacts(frameworks: readonly Framework[], context: FactContext, limit: number): readonly ComputedFact[] {
  const { sha256, asOfDate } = context;
  const head = (controls: readonly ControlStatus[]) => ({ rule: "gov.coverage", arguments: { asOf: asOfDate, maxEvidenceAgeDays: limit }, rows: controls.map(controlRow) });
  const whole = { ...head(frameworks.flatMap(({ controls }) => controls)), dimensions: {} };
  const unjustified = frameworks.flatMap(({ controls }) => controls.filter(isUnjustified));
  const known = frameworks.filter(({ unlisted }) => unlisted !== null);
  return [
    ...frameworks.flatMap(({ id, controls, coverage }) => [
      scalarFact({ ...head(controls), base: "compliance.coverage.strict", dimensions: { framework: id }, label: "Controls implemented, with evidence" }, "share", coverage.strictCoverage, sha256, coverage.applicable),
      scalarFact({ ...head(controls), base: "compliance.coverage.weighted", dimensions: { framework: id }, label: "Controls implemented, partly counting half, with evidence" }, "share", coverage.weightedCoverage, sha256, coverage.applicable),
    ]),
    tableFact(
      { ...whole, base: "compliance.coverage.frameworks", label: "Coverage of each framework" },
      [column("framework", "Framework", "text"), column("controls", "Controls with a row", "count"), column("unlisted", "Controls without one", "count"), column("applicable", "Applicable", "count"), column("implemented", "Implemented", "count"), column("partial", "Partly", "count"), column("stale", "Stale evidence", "count"), column("unjustified", "Excluded without a reason", "count"), column("strict", "Strict", "share"), column("weighted", "Weighted", "share"), column("id", "Id", "text")],
      frameworks.map(({ id, title, controls, coverage, unlisted }) => [title, controls.length, unlisted?.length ?? null, coverage.applicable, coverage.implemented, coverage.partial, coverage.staleEvidence, coverage.unjustifiedExclusions, valueOrNull(coverage.strictCoverage), valueOrNull(coverage.weightedCoverage), id]),
      sha256,
    ),
    tableFact(
      { ...whole, base: "compliance.coverage.groups", label: "Weighted coverage of each group" },
      [column("framework", "Framework", "text"), column("group", "Group", "text"), column("controls", "Controls with a row", "count"), column("weighted", "Weighted", "share")],
      frameworks.flatMap(({ title, controls, coverage }) => Object.entries(coverage.byGroup).flatMap(([group, share]) => (group === "" ? [] : [[title, group, controls.filter((control) => groupOf(control) === group).length, valueOrNull(share)]]))),
      sha256,
    ),
    scalarFact({ ...whole, base: "compliance.coverage.unjustified", label: "Controls excluded without a reason", rows: unjustified.map(controlRow) }, "count", available(unjustified.length), sha256, whole.rows.length),
    scalarFact({ ...whole, base: "compliance.coverage.controls", label: "Controls with a row" }, "count", available(whole.rows.length), sha256),
    tableFact(
      { ...whole, base: "compliance.coverage.excluded", label: "Controls said not to apply", rows: frameworks.flatMap(({ controls }) => controls.filter(({ status }) => status === "not-applicable")).map(controlRow) },
      [column("framework", "Framework", "text"), column("control", "Control", "text"), column("reason", "Why", "text")],
      frameworks.flatMap(({ title, controls }) => controls.flatMap((control) => (control.status === "not-applicable" ? [[title, control.control, isUnjustified(control) ? null : (control.justification ?? null)]] : []))),
      sha256,
    ),
    scalarFact(
      { ...whole, base: "compliance.coverage.unlisted", label: "Controls of known frameworks that no row is about", rows: known.flatMap(({ controls }) => controls.map(controlRow)) },
      "count",
      known.length === 0 ? notAvailable("not-applicable", "of no framework of the program a list of controls is known") : available(known.reduce((count, { unlisted }) => count + (unlisted?.length ?? 0), 0)),
      sha256,
    ),
    ...(known.length === 0
      ? []
      : [
          tableFact(
            { ...whole, base: "compliance.coverage.gaps", label: "Which controls no row is about", rows: known.flatMap(({ controls }) => controls.map(controlRow)) },
            [column("framework", "Framework", "text"), column("known", "Controls of its list", "count"), column("unlisted", "Without a row", "count"), column("ids", "Which", "text")],
            known.map(({ id, title, unlisted }) => [title, listOf(id, title, context)?.length ?? null, unlisted?.length ?? null, (unlisted ?? []).join(", ")]),
            sha256,
          ),
        ]),
  ];
}

function evidenceFacts(controls: readonly ControlStatus[], context: FactContext, limit: number): readonly ComputedFact[] {
  const { sha256, asOfDate } = context;
  const head = { dimensions: {}, rule: "gov.coverage", arguments: { asOf: asOfDate, maxEvidenceAgeDays: limit } };
  const stale = controls.filter((control) => hasStaleEvidence({ status: control.status, evidenceDate: control.evidenceOn }, asOfDate, limit));
  const expiring = (days: number) => controls.filter(({ evidenceExpires }) => evidenceExpires !== undefined && evidenceExpires >= asOfDate && evidenceExpires <= addDays(asOfDate, days));
  const expired = controls.filter(({ evidenceExpires }) => evidenceExpires !== undefined && evidenceExpires < asOfDate);
  const stateOf = (control: ControlStatus): string => (expired.includes(control) ? "expired" : stale.includes(control) ? (control.evidenceOn === undefined ? "no day" : control.evidenceOn > asOfDate ? "of a day to come" : "too old") : "expires soon");
  const listed = [...new Set([...stale, ...expired, ...expiring(SOON_DAYS[1])])];
  const count = (statistic: string, label: string, some: readonly ControlStatus[]): ComputedFact => scalarFact({ ...head, base: `compliance.evidence.${statistic}`, label, rows: some.map(controlRow) }, "count", available(some.length), sha256, controls.length);
  return [
    count("stale", "Controls whose evidence is stale", stale),
    count("expired", "Controls whose evidence has expired", expired),
    ...SOON_DAYS.map((days) => count(`expiring-${String(days)}`, `Controls whose evidence expires within ${String(days)} days`, expiring(days))),
    tableFact(
      { ...head, base: "compliance.evidence.items", label: "Evidence to renew", rows: listed.map(controlRow) },
      [column("framework", "Framework", "text"), column("control", "Control", "text"), column("state", "State", "text"), column("date", "Evidence of", "date"), column("age", "Age", "days"), column("expires", "Expires", "date"), column("owner", "Owner", "text")],
      listed.map((control) => [control.framework, control.control, stateOf(control), control.evidenceOn ?? null, control.evidenceOn === undefined ? null : daysBetween(control.evidenceOn, asOfDate), control.evidenceExpires ?? null, control.owner ?? null]),
      sha256,
    ),
  ];
}

/** Coverage of one theme in one framework, over the controls that have a row. */
function crosswalkFacts(frameworks: readonly Framework[], context: FactContext, limit: number): readonly ComputedFact[] {
  const mapped = frameworks.filter(({ id }) => CROSSWALK.some(({ controls }) => id in controls));
  if (mapped.length < 2) return [];
  const used = new Set<ControlStatus>();
  const rows = CROSSWALK.flatMap(({ title, controls }) =>
    mapped.map(({ id, title: framework, controls: own }) => {
      const ids = controls[id as keyof typeof controls];
      const keys = new Set(ids.map((control) => controlKey(id, control)));
      const here = own.filter(({ control }) => keys.has(controlKey(id, control)));
      for (const control of here) used.add(control);
      const weighted: Measure<number> = controlCoverage({ controls: here.map((control) => ({ id: control.control, group: "", status: control.status, evidenceDate: control.evidenceOn, justification: control.justification })), asOf: context.asOfDate, maxEvidenceAgeDays: limit }).weightedCoverage;
      return [title, framework, ids.length, here.length, valueOrNull(weighted), here.map(({ control }) => control).join(", ")];
    }),
  );
  return [
    tableFact(
      { base: "compliance.crosswalk.themes", dimensions: {}, label: "Coverage by theme across frameworks, in our reading", rule: "gov.coverage", arguments: { asOf: context.asOfDate, maxEvidenceAgeDays: limit, mapping: "our reading, no official concordance" }, rows: [...used].map(controlRow) },
      [column("theme", "Theme", "text"), column("framework", "Framework", "text"), column("mapped", "Controls on the theme", "count"), column("listed", "With a row", "count"), column("weighted", "Weighted coverage of those", "share"), column("ids", "Which", "text")],
      rows,
      context.sha256,
    ),
  ];
}

/** What is done of the frameworks that a program measures itself by (METHOD.md 9). It says nothing about being lawful. */
export function controlFacts(context: FactContext): readonly ComputedFact[] {
  const controls = (context.model.records?.controlStatuses ?? []).toSorted((a, b) => compareText(a.source.file, b.source.file) || a.source.line - b.source.line);
  if (controls.length === 0) return [];
  const limit = context.program.rules?.compliance?.evidenceMaxAgeDays ?? EVIDENCE_MAX_AGE_DAYS;
  const frameworks = frameworksOf(controls, context);
  return [...coverageFacts(frameworks, context, limit), controlListFact(controls, context, limit), ...evidenceFacts(controls, context, limit), ...crosswalkFacts(frameworks, context, limit)];
}
