import { capitalised, enumerated, factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

type Parts = readonly FindingPart[];

/** Rows of declared stages; items that have no stage are not in one. */
function stageRows({ facts, program }: FindingInput): readonly TableRow[] {
  const declared = new Set((program.stages ?? []).map(({ title }) => title));
  return tableRows(facts, "stage.flow.table").filter((row) => declared.has(row.text("stage") ?? ""));
}

/** The row with the most of a column; the earlier stage where two have as many, undefined where none has any. */
const most = (rows: readonly TableRow[], column: string): TableRow | undefined => rows.filter((row) => (row.number(column) ?? 0) > 0).toSorted((a, b) => (b.number(column) ?? 0) - (a.number(column) ?? 0) || a.index - b.index)[0];

function whereWorkStands(input: FindingInput): Parts {
  const rows = stageRows(input);
  const fullest = most(rows, "wip");
  if (rows.length === 0) return [];
  if (fullest === undefined) return ["Nothing is in progress in any stage."];
  const age: Parts = fullest.number("age") === undefined ? [] : [", half of them ", fullest.cell("age"), " old or older"];
  return [`The stage with most work in progress is ${fullest.text("stage") ?? ""}: `, fullest.cell("wip"), ...((fullest.number("wip") ?? 0) > 1 ? age : []), "."];
}

/** Titles of the gates with a state, in the order of their conditions. */
function gatesThat({ facts }: FindingInput, state: string): readonly string[] {
  const ids = [...new Set(tableRows(facts, "gates.state.conditions").map((row) => row.text("gate")))];
  return ids.flatMap((gate) => {
    const fact = gate === undefined ? undefined : facts[of("gates.state.word", { gate }).fact];
    return fact?.type === "scalar" && fact.value === state ? [fact.label] : [];
  });
}

interface GateCounts {
  readonly all: number;
  readonly broken: number;
  readonly blocking: number;
  readonly unjudged: number;
}

function gateCounts({ facts }: FindingInput): GateCounts | undefined {
  const read = factReader(facts);
  const [holding, broken, unjudged, blocking] = ["gates.state.holding", "gates.broken.all", "gates.state.unjudged", "gates.broken.blocking"].map((base) => read.number(base));
  if (holding === undefined || broken === undefined || unjudged === undefined || blocking === undefined) return undefined;
  return { all: holding + broken + unjudged, broken, blocking, unjudged };
}

/** `Two of three gates are broken`, and the like. */
function gatesText({ all, broken, unjudged }: GateCounts): string {
  const noun = `${inWords(all)} gate${all === 1 ? "" : "s"}`;
  if (broken === 0 && unjudged === 0) return all === 1 ? "The one gate holds" : all === 2 ? "Both gates hold" : `All ${noun} hold`;
  if (broken === 0) return `${capitalised(inWords(unjudged))} of ${noun} cannot be judged, and none is known to be broken`;
  if (broken === all) return all === 1 ? "The one gate is broken" : all === 2 ? "Both gates are broken" : `All ${noun} are broken`;
  return `${capitalised(inWords(broken))} of ${noun} ${broken === 1 ? "is" : "are"} broken`;
}

function pageFinding(input: FindingInput): Named {
  const counts = gateCounts(input);
  const broken = gatesThat(input, "broken");
  const gates: Parts = counts === undefined ? [] : [`${gatesText(counts)}${broken.length > 0 && broken.length <= 3 ? `: ${enumerated(broken)}` : ""}.`];
  const work = whereWorkStands(input);
  if (work.length === 0 && gates.length === 0) return loopBackFinding(input).map(([, { parts }]) => ["lifecycle", finding(...parts, ".")]);
  return [["lifecycle", finding(...work, ...(work.length > 0 && gates.length > 0 ? [" "] : []), ...gates)]];
}

/** `lifecycle.stages`: the workstream that holds most of the fullest stage. */
function stagesFinding(input: FindingInput): Named {
  const fullest = most(stageRows(input), "wip");
  const stage = fullest?.text("stage");
  if (fullest === undefined || stage === undefined) return [];
  const own = most(tableRows(input.facts, "stage.flow.workstreams").filter((row) => row.text("stage") === stage), "wip");
  const title = input.program.workstreams.find(({ id }) => id === own?.text("program"))?.title;
  if (own === undefined || title === undefined) return [];
  return [["lifecycle.stages", finding(`${title} holds `, own.cell("wip", "number"), " of the ", fullest.cell("wip"), ` in progress in ${stage}`)]];
}

function gatesFinding(input: FindingInput): Named {
  const counts = gateCounts(input);
  if (counts === undefined) return [];
  const { broken, blocking } = counts;
  const warning = broken === 1 ? "; it warns and does not block" : broken === 2 ? "; neither blocks, both only warn" : "; none blocks, they only warn";
  const tail = broken === 0 ? "" : blocking === 0 ? warning : `; ${inWords(blocking)} ${blocking === 1 ? "blocks" : "block"} what comes after`;
  return [["lifecycle.gates", finding(`${gatesText(counts)}${tail}`)]];
}

function loopBackFinding({ facts }: FindingInput): Named {
  const items = factReader(facts).number("stage.loop-backs.items");
  if (items === undefined) return [];
  if (items === 0) return [["lifecycle.loop-backs", finding("No finished item had ever moved back")]];
  const row = most(tableRows(facts, "stage.loop-backs.table"), "moves");
  const tail: Parts = row === undefined ? [] : [`, most often from ${row.text("from") ?? ""} to ${row.text("to") ?? ""}`];
  return [["lifecycle.loop-backs", finding(of("stage.loop-backs.items"), " had moved back before ", items === 1 ? "it was" : "they were", " finished", ...tail)]];
}

/** `lifecycle.age`: the stage whose work in progress is oldest by its median. */
function ageFinding(input: FindingInput): Named {
  const oldest = most(stageRows(input).filter((row) => (row.number("wip") ?? 0) > 0), "age");
  const stage = oldest?.text("stage");
  if (oldest === undefined || stage === undefined) return [];
  return [["lifecycle.age", finding(`By its median, work in progress is oldest in ${stage}: `, oldest.cell("age"))]];
}

export const lifecycleFindings = (input: FindingInput): Named => [...pageFinding(input), ...stagesFinding(input), ...gatesFinding(input), ...loopBackFinding(input), ...ageFinding(input)];
