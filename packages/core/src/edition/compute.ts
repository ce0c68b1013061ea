import type { RowRef } from "../fact/computed.ts";
import { ABOVE_PUBLIC, type AboveAudience } from "../fact/fact.ts";
import { factContext, scopesOf } from "../fact/scope.ts";
import type { Model } from "../model/model.ts";
import { isoWeek, type IsoDate } from "../model/time.ts";
import { flowQuality } from "../quality/flow-quality.ts";
import { allFacts } from "./all-facts.ts";
import { EDITION_SCHEMA, type Edition } from "./edition.ts";
import type { EditionInput } from "./edition-input.ts";
import { earlierEditions } from "./history.ts";
import { canonicalJson } from "./serialize.ts";
import type { StatementDifference } from "./slice.ts";
import { differenceOf } from "./slice-difference.ts";
import { statementFor, type AudienceStatement } from "./statement-for.ts";

/** Version of METHOD.md that the rules follow. */
export const METHOD_VERSION = "1";

/** A statement as one audience sees it. */
export interface ComputedStatement {
  readonly edition: Edition;
  /** Texts of the objects that the statement itself needs: its ledger and its comparison, by name. */
  readonly objects: ReadonlyMap<string, string>;
  /** Source rows by fact id. Not part of the statement: `explain` shows them. */
  readonly rows: ReadonlyMap<string, readonly RowRef[]>;
}

/** A statement for fewer readers, and what it says beside the one for the next larger circle. */
export interface ComputedSlice extends ComputedStatement {
  readonly difference: StatementDifference;
}

/** What everybody may see; beside it, the statements for fewer readers that say something else. */
export interface ComputedEdition extends ComputedStatement {
  readonly above: Readonly<Partial<Record<AboveAudience, ComputedSlice>>>;
}

/** What readers see: the week of a weekly program. A second statement of a day keeps its number, so that no two editions are called the same. */
function labelOf(id: string, asOfDate: IsoDate, cadence: Model["program"]["cadence"]): string {
  const week = isoWeek(asOfDate);
  if (cadence !== "weekly") return id.startsWith(asOfDate) ? id : asOfDate;
  return id.startsWith(`${asOfDate}-`) ? week + id.slice(asOfDate.length) : week;
}

const published = ({ edition, texts, rows }: AudienceStatement): ComputedStatement => ({ edition, rows, objects: texts });

/** The statements for fewer readers, each against the next larger circle that is told something else. */
function slicesAbove(whole: AudienceStatement, above: readonly AboveAudience[], statement: (audience: AboveAudience) => AudienceStatement): ComputedEdition["above"] {
  const slices: Partial<Record<AboveAudience, ComputedSlice>> = {};
  let larger = whole;
  for (const audience of ABOVE_PUBLIC.filter((each) => above.includes(each))) {
    const own = statement(audience);
    const difference = differenceOf(larger, own);
    if (Object.keys(difference).length === 0) continue;
    slices[audience] = { ...published(own), difference };
    larger = own;
  }
  return slices;
}

/**
 * The whole statement, from the model and the edition before only. Pure: equal input gives equal bytes. Facts are computed once; each
 * audience is then told what it may see of them, and nothing that a larger circle is told depends on what a smaller one is.
 */
export function computeEdition(input: EditionInput): ComputedEdition {
  const { model, sha256, previous, version, known, id, commit, corrects, salt, above = [] } = input;
  const { program } = model;
  const context = factContext(model, sha256);
  const scopes = scopesOf(context);
  const said = previous?.said;
  const editionId = id ?? context.asOfDate;
  const generator = { version, method: METHOD_VERSION };
  const all = allFacts({ context, scopes, said, edition: editionId, generator, releases: previous?.releases });
  const ledgerText = canonicalJson(all.ledger);
  const shared = {
    head: {
      schema: EDITION_SCHEMA,
      id: editionId,
      label: labelOf(editionId, context.asOfDate, program.cadence),
      asOf: model.asOf,
      ...(known === "now" ? { known } : {}),
      asOfDate: context.asOfDate,
      generator,
      ...(commit === undefined ? {} : { commit }),
      ...(corrects === undefined ? {} : { corrects }),
      ...(salt === undefined ? {} : { salt }),
      program,
      previous: previous?.name ?? null,
      earlier: earlierEditions(previous?.name, said?.edition),
      quality: [...model.quality, ...flowQuality(all.openScopes[0]?.items ?? [], program, model.asOf)],
      forecastInputs: all.inputs,
      ledger: `${sha256(ledgerText)}.json`,
    },
    ledgerText,
    context,
    all,
    input,
  } as const;
  const whole = statementFor("public", shared);
  return { ...published(whole), above: slicesAbove(whole, above, (audience) => statementFor(audience, shared)) };
}
