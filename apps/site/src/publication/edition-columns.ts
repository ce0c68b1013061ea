import { formatText, type Edition, type Unit } from "@almanac/core";
import { idFor } from "./facts.ts";

export interface EditionCell {
  readonly text: string;
  /** The status that was set by hand at the time. */
  readonly status?: string;
  /** The chance is of another target than the one that the edition before spoke of: the two are no course. */
  readonly newTarget?: true;
}

/** What every edition said about one thing, by edition id. An edition that did not say it has no cell. */
export interface EditionColumn {
  readonly title: string;
  readonly cells: ReadonlyMap<string, EditionCell>;
}

type Source = Pick<Edition, "history"> & { readonly program: Pick<Edition["program"], "workstreams"> };

/** Editions that first spoke of a moved target. A target that was not stated in between is compared with the last that was. */
function targetSteps({ history }: Source, workstream: string): ReadonlySet<string> {
  const stated = (history[idFor("program.target.date", workstream)] ?? []).filter(({ value }) => value !== null);
  return new Set(stated.filter(({ value }, index) => index > 0 && stated[index - 1]?.value !== value).map(({ edition }) => edition));
}

function column({ history }: Source, title: string, factId: string, unit: Unit, locale: string, statusId?: string, steps: ReadonlySet<string> = new Set()): EditionColumn {
  const statuses = new Map((statusId === undefined ? [] : (history[statusId] ?? [])).map(({ edition, value }) => [edition, value]));
  const cells = (history[factId] ?? []).flatMap(({ edition, value }): readonly (readonly [string, EditionCell])[] => {
    if (value === null) return [];
    const status = statuses.get(edition);
    return [[edition, { text: formatText(value, unit, locale), ...(typeof status === "string" ? { status } : {}), ...(steps.has(edition) ? { newTarget: true } : {}) }]];
  });
  return { title, cells: new Map(cells) };
}

/** Columns of the table of editions: the chance of each workstream's target with its status; without targets the dates of the forecast. Empty columns are left out. */
export function editionColumns(edition: Source, locale: string): readonly EditionColumn[] {
  const targets = edition.program.workstreams.map(({ id, title }) => column(edition, title, idFor("forecast.target.chance", id), "share", locale, idFor("program.status.word", id), targetSteps(edition, id)));
  const dates = [column(edition, "Open scope", "forecast.scope.open", "items", locale), column(edition, "50\u00a0% by", "forecast.when.p50", "date", locale), column(edition, "85\u00a0% by", "forecast.when.p85", "date", locale)];
  const known = (columns: readonly EditionColumn[]) => columns.filter(({ cells }) => cells.size > 0);
  return known(targets).length > 0 ? known(targets) : known(dates);
}
