import { factId } from "../../fact/fact-id.ts";
import { finding } from "../../finding/fact-reader.ts";
import type { FindingPart } from "../../finding/finding.ts";
import { bothState, cell, rowPairs, signed, text, titleOf, type Pair, type Ranked } from "./ranked-change.ts";
import { moneyWeight, WEIGHTS } from "./weights.ts";

const TABLE = "risk.register.risks";

type Row = ReturnType<typeof rowPairs>[number]["now"];

const amountOf = (row: Row | undefined): number => (typeof row?.["residual"] === "number" ? row["residual"] : 0);

function changeOf(old: Row | undefined, now: Row, pair: Pair): readonly Ranked[] {
  const { facts, program } = pair.after;
  const [id, title, workstream] = [text(now["id"]), text(now["title"]), text(now["program"])];
  const subject = factId(TABLE, workstream === "" ? { risk: id } : { program: workstream, risk: id });
  const name = `${id} “${title}”${workstream === "" ? "" : ` (${titleOf(workstream, pair.after)})`}`;
  const kind = now["type"] === "opportunity" ? "opportunity" : "threat";
  const worth = kind === "threat" ? "expected loss" : "expected gain";
  const at: readonly FindingPart[] = typeof now["residual"] === "number" ? [`, ${worth} `, cell(TABLE, "residual", now["residual"], facts)] : [];
  const [before, after] = [old?.["state"], now["state"]];
  const one = (weight: number, headline: readonly FindingPart[], figure = "1", figureUnit: string = kind): readonly Ranked[] => [{ weight, change: { subject, figure, figureUnit, headline: finding(...headline) } }];
  if (after === "occurred" && before !== "occurred") return one(WEIGHTS.riskOccurred, [`It happened: ${name}.`]);
  if (after === "open" && before !== "open") return one(WEIGHTS.riskOpened + moneyWeight(amountOf(now), pair.after), [`${before === undefined ? "A new" : "Open again, the"} ${kind}: ${name}`, ...at, "."]);
  if (after === "closed" && before === "open") return one(WEIGHTS.riskClosed + moneyWeight(amountOf(old), pair.after) / 2, [`Closed: ${name}.`]);
  const by = amountOf(now) - amountOf(old);
  if (after !== "open" || by === 0 || moneyWeight(by, pair.after) < WEIGHTS.budgetPercent / 4 || typeof old?.["residual"] !== "number" || typeof now["residual"] !== "number") return [];
  const column = facts[TABLE];
  const currency = column?.type === "table" ? column.columns.find(({ name: each }) => each === "residual")?.currency : undefined;
  const worse = by > 0 === (kind === "threat");
  return one(moneyWeight(by, pair.after) * (worse ? 0.8 : 0.4), [`${name}: the ${worth} ${by > 0 ? "rose" : "fell"} from `, cell(TABLE, "residual", old["residual"], facts), " to ", cell(TABLE, "residual", now["residual"], facts), "."], signed(by, "money", program, currency), "");
}

/** Risks that came, went, happened or changed by a quarter of a hundredth of the budget or more. */
export const riskChanges = (pair: Pair): readonly Ranked[] => (bothState(TABLE, pair) ? rowPairs(TABLE, ["id"], pair).flatMap(({ old, now }) => changeOf(old, now, pair)) : []);
