import type { Program } from "../../model/program.ts";
import { factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { greatestBy, leastBy, workstreamTitle, type Facts, type Parts } from "./money-words.ts";

/** What is limited, and where: `GPUs at once in eu-central`. */
const placeOf = (row: TableRow): string => `${row.text("resource") ?? ""}${row.text("region") === undefined ? "" : ` in ${row.text("region") ?? ""}`}`;

/** Paid and not used, of the newest month that is complete by the fact's own word. */
function unusedClause(facts: Facts): Parts {
  const read = factReader(facts);
  const used = read.number("cloud.commitment.utilisation");
  if (used === undefined) return [];
  return ["Of what was reserved and paid for, ", of("cloud.commitment.utilisation"), " was used in the last complete month."];
}

function pageFinding(facts: Facts): Named {
  const rows = tableRows(facts, "quota.use.resources");
  const tight = greatestBy(rows, "full");
  const times = tight?.number("full");
  if (tight === undefined || times === undefined) {
    const unused = unusedClause(facts);
    return unused.length === 0 ? [] : [["infrastructure", finding(...unused)]];
  }
  if (times === 0) {
    const peak = greatestBy(rows, "peak-share");
    const closest: Parts = peak?.number("peak-share") === undefined ? [] : [" ", placeOf(peak), " came closest, at ", peak.cell("peak-share"), "."];
    return [["infrastructure", finding("Nothing that is limited has run out.", ...closest, ...(unusedClause(facts).length === 0 ? [] : [" ", ...unusedClause(facts)]))]];
  }
  const asked: Parts = tight.number("requested") === undefined ? [] : [", and a request", ...(tight.text("requested-on") === undefined ? [] : [" of ", tight.cell("requested-on")]), " for ", tight.cell("requested"), " waits for a decision"];
  const unused = unusedClause(facts);
  return [["infrastructure", finding(placeOf(tight), " ran out at ", tight.cell("full"), " of ", tight.cell("measured"), " measurements: ", tight.cell("granted"), " are granted", ...asked, ".", ...(unused.length === 0 ? [] : [" ", ...unused]))]];
}

/** One for each limited resource, by its place in the table. */
function quotaFindings(facts: Facts): Named {
  return tableRows(facts, "quota.use.resources").flatMap((row): Named => {
    const [times, share] = [row.number("full"), row.number("peak-share")];
    if (times === undefined || share === undefined) return [];
    const say: Parts = times === 0 ? [" peaked at ", row.cell("peak-share"), " of what was granted"] : [" ran out at ", row.cell("full"), " of ", row.cell("measured"), " measurements"];
    return [[`infrastructure.quota.${String(row.index)}`, finding(placeOf(row), ...say)]];
  });
}

function commitmentFinding(facts: Facts): Named {
  const rows = tableRows(facts, "cloud.commitment.months").filter((row) => row.number("utilisation") !== undefined);
  const [best] = [greatestBy(rows, "utilisation")];
  if (factReader(facts).number("cloud.commitment.utilisation") === undefined || best === undefined) return [];
  return [["infrastructure.commitment", finding(of("cloud.commitment.utilisation"), " of what was reserved was used in the last complete month; the best month reached ", best.cell("utilisation"))]];
}

/** Who uses the GPUs most, and what nobody's tag explains. */
function gpuFinding(facts: Facts, program: Program): Named {
  const rows = tableRows(facts, "cloud.gpu.workstreams");
  const most = greatestBy(rows.filter((row) => row.text("value") !== undefined), "hours");
  if (most?.number("hours") === undefined) return [];
  const untagged = rows.find((row) => row.text("value") === undefined && (row.number("effective") ?? 0) > 0);
  const idle: Parts = untagged === undefined ? [] : ["; ", untagged.cell("effective"), untagged.number("hours") === 0 ? " was paid for hours that nobody used" : " carries no workstream’s tag"];
  return [["infrastructure.gpu", finding(`${workstreamTitle(program, most) ?? ""} used the most GPU time, `, most.cell("hours"), ...idle, ".")]];
}

function allocationFinding(facts: Facts): Named {
  const coverage = factReader(facts).number("cloud.allocation.coverage");
  if (coverage === undefined) return [];
  if (coverage === 0) return [["infrastructure.allocation", finding("No cost carries a workstream’s tag.")]];
  return [["infrastructure.allocation", finding(of("cloud.allocation.coverage"), coverage === 1 ? " of the cost carries a workstream’s tag." : " of the cost carries a workstream’s tag; the rest belongs to nobody.")]];
}

/** The service that costs most, of how many. */
function servicesFinding(facts: Facts): Named {
  const rows = tableRows(facts, "cloud.cost.services").filter((row) => row.number("effective") !== undefined);
  const [most, least] = [greatestBy(rows, "effective"), leastBy(rows, "effective")];
  if (most === undefined || least === undefined) return [];
  return [["infrastructure.services", finding(`${most.text("service") ?? ""} costs most of ${inWords(rows.length)} ${rows.length === 1 ? "service" : "services"}: `, most.cell("effective", "short"), ".")]];
}

export const capacityFindings = ({ facts, program }: FindingInput): Named => [...pageFinding(facts), ...quotaFindings(facts), ...commitmentFinding(facts), ...gpuFinding(facts, program), ...allocationFinding(facts), ...servicesFinding(facts)];
