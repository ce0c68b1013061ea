import { isSlip, nearest, type Diagnostic, type WorkflowColumn } from "@almanac/core";
import type { LoadedConfig } from "../config/load-config.ts";
import type { StatusDeclaration, WorkflowDeclaration } from "../config/schema.ts";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { ListedStatus, StatusMention } from "../sources/tracker-item.ts";
import type { WorkflowRules } from "./workflow-rules.ts";
import { matchStatus, nameKey, sameName, type KnownStatus } from "./status-table.ts";

interface DeclaredStatus extends KnownStatus {
  readonly place: Place;
}

/** The workflow of `almanac.yaml`: columns in board order, each with its statuses. */
export function declaredWorkflow(
  declaration: WorkflowDeclaration,
  place: LoadedConfig["place"],
  listed: readonly ListedStatus[],
  mentions: readonly StatusMention[],
): WorkflowRules {
  const columns = declaration.columns ?? [];
  const nameById = new Map([...mentions.filter(({ id, name }) => id !== undefined && name !== ""), ...listed].map(({ id, name }) => [id, name]));
  const byColumn = columns.map(({ statuses }, column) =>
    statuses.map((status, index) => declaredStatus(status, nameById, place(["workflow", "columns", column, "statuses", index]))),
  );
  const known = byColumn.flat();
  const distinct = withProjects(known);
  const canonicalOf = (status: DeclaredStatus): string => distinct.get(status) ?? status.canonical;
  const workflowColumns = columns.map(({ name, category, active }, column): WorkflowColumn => ({
    name,
    category,
    ...(active === undefined ? {} : { active }),
    statuses: [...new Set((byColumn[column] ?? []).map(canonicalOf))],
  }));
  return {
    workflow: { columns: workflowColumns },
    canonical: (mention) => {
      const status = matchStatus(known, mention);
      return status === undefined ? undefined : canonicalOf(status);
    },
    otherName: (mention) => {
      const status = matchStatus(known, mention);
      if (
        status?.name === undefined ||
        status.id === undefined ||
        status.id !== mention.id ||
        mention.name === "" ||
        known.some(({ name }) => name !== undefined && sameName(name, mention.name))
      )
        return undefined;
      return mention.past !== true || isSlip(status.name, mention.name) ? status.name : undefined;
    },
    names: [...new Set(known.map(({ canonical }) => canonical))],
    diagnostics: [...twice(known), ...typingErrors(known, listed, mentions)],
    cure: (name) =>
      `add \`${name}\` to a column of \`workflow.columns\` in data/almanac.yaml, or to \`workflow.ignoredStatuses\` if it says nothing about progress`,
  };
}

function declaredStatus(status: StatusDeclaration, nameById: ReadonlyMap<string | undefined, string>, place: Place): DeclaredStatus {
  if (typeof status === "string") return { name: status, canonical: status, place };
  const { id, name, project } = status;
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(project === undefined ? {} : { project }),
    canonical: name ?? nameById.get(id) ?? `status ${id ?? ""}`,
    place,
  };
}

/** Two statuses of one name (in two projects) need two names in the model. */
function withProjects(known: readonly DeclaredStatus[]): ReadonlyMap<DeclaredStatus, string> {
  return new Map(
    known
      .filter(
        (status) =>
          status.project !== undefined &&
          known.some((other) => other !== status && sameName(other.canonical, status.canonical) && other.project !== status.project),
      )
      .map((status) => [status, `${status.canonical} (${status.project ?? ""})`]),
  );
}

function twice(known: readonly DeclaredStatus[]): readonly Diagnostic[] {
  return known.flatMap((status, index): readonly Diagnostic[] => {
    const earlier = known
      .slice(0, index)
      .find(
        (other) =>
          other.project === status.project &&
          (other.id !== undefined && status.id !== undefined ? other.id === status.id : sameName(other.canonical, status.canonical)),
      );
    return earlier === undefined
      ? []
      : [
          diagnostic("STATUS-TWICE", status.place, {
            message: `\`${status.canonical}\` already stands in a column of the workflow`,
            found: status.canonical,
            expected: "each status in one column",
            hint: "remove it from one of the two columns; statuses of one name in different projects are told apart by `project:`",
            related: [relatedTo(earlier.place, "first here")],
          }),
        ];
  });
}

/**
 * A declared status that neither the status list nor any export knows, while a near name is left over: the mistake is in
 * `almanac.yaml`, and is reported there once instead of at every item.
 */
function typingErrors(known: readonly DeclaredStatus[], listed: readonly ListedStatus[], mentions: readonly StatusMention[]): readonly Diagnostic[] {
  const unknown = mentions.filter((mention) => mention.name !== "" && matchStatus(known, mention) === undefined);
  const timesUsed = Map.groupBy(unknown, ({ name }) => nameKey(name));
  // A name that stands in one place only is more likely the slip itself than what the configuration should have said.
  const leftOver = new Map([...timesUsed].flatMap(([key, [first, second]]) => (first === undefined || second === undefined ? [] : [[key, first] as const])));
  const listedNames = listed.map(({ name }) => name);
  return known.flatMap((status): readonly Diagnostic[] => {
    const sameId = status.id === undefined ? [] : mentions.filter((mention) => mention.past !== true && mention.id === status.id);
    const called = sameId[0];
    if (called !== undefined && status.name !== undefined && !sameId.some(({ name }) => sameName(name, status.canonical)))
      return [
        diagnostic("STATUS-UNKNOWN", status.place, {
          message: `the exports call the status with the id ${called.id ?? ""} \`${called.name}\`, not \`${status.name}\``,
          found: status.name,
          expected: called.name,
          hint: `${didYouMean(status.name, [called.name])}write the name as the tracker spells it`,
          related: [relatedTo(called.place(), "as the export spells it")],
        }),
      ];
    const inExports = mentions.some((mention) => matchStatus([status], mention) !== undefined);
    const inList = listed.some(({ id, name }) => id === status.id || sameName(name, status.canonical));
    if (inExports || inList) return [];
    const meant = nearest(
      status.canonical,
      [...leftOver.values()].map(({ name }) => name),
    );
    const mention = meant === undefined ? undefined : leftOver.get(nameKey(meant));
    if (meant !== undefined && mention !== undefined)
      return [
        diagnostic("STATUS-UNKNOWN", status.place, {
          message: `no export knows the status \`${status.canonical}\`; they have \`${meant}\``,
          found: status.canonical,
          expected: meant,
          hint: `${didYouMean(status.canonical, [meant])}write the name as the tracker spells it`,
          related: [relatedTo(mention.place(), "as the export spells it")],
        }),
      ];
    if (listed.length === 0) return [];
    return [
      diagnostic("STATUS-UNKNOWN", status.place, {
        message: `the tracker's status list does not know \`${status.canonical}\``,
        found: status.canonical,
        expected: nearest(status.canonical, listedNames) ?? `one of ${listedNames.join(", ")}`,
        hint: `${didYouMean(status.canonical, listedNames)}write a name of the status list, or remove it`,
      }),
    ];
  });
}
