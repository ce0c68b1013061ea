import { nearest, type Diagnostic, type Workflow } from "@almanac/core";
import type { LoadedConfig } from "../config/load-config.ts";
import { diagnostic, relatedTo } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { ListedStatus, StatusMention, TrackerItem } from "../sources/tracker-item.ts";
import { categoryWorkflow } from "./category-workflow.ts";
import { declaredWorkflow } from "./declared-workflow.ts";
import { nameKey } from "./status-table.ts";
import type { WorkflowRules } from "./workflow-rules.ts";

export interface ResolvedWorkflow {
  readonly workflow: Workflow;
  readonly basis: "declared" | "status-categories";
  /** The model's name for a status, or undefined when the workflow does not know it (then there is a diagnostic). */
  readonly canonical: (mention: StatusMention) => string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const mentionsOf = (items: readonly TrackerItem[]): readonly StatusMention[] =>
  items.flatMap(({ status, transitions }) => [status, ...transitions.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to]))]);

/** Mentions that mean one status: a history names each of its few statuses thousands of times. */
const identityOf = ({ id, name, project, category, past }: StatusMention): string =>
  JSON.stringify([id ?? null, name, project.key, project.id ?? null, category ?? null, past === true]);

/** The first two of equal mentions: whether a name stands in one place only is all that is asked about how often it does. */
function atMostTwo(mentions: readonly StatusMention[]): readonly StatusMention[] {
  const counts = new Map<string, number>();
  return mentions.filter((mention) => {
    const identity = identityOf(mention);
    const before = counts.get(identity) ?? 0;
    counts.set(identity, before + 1);
    return before < 2;
  });
}

/** Maps every status that the exports mention to the workflow. Unknown is an error, never a guess. */
export function resolveWorkflow({ config, place }: LoadedConfig, items: readonly TrackerItem[], listed: readonly ListedStatus[]): ResolvedWorkflow {
  const mentions = mentionsOf(items);
  const different = [...new Map(mentions.toReversed().map((mention) => [identityOf(mention), mention])).values()].toReversed();
  const declaration = config.workflow;
  const ignored = new Map((declaration?.ignoredStatuses ?? []).map((name) => [nameKey(name), name]));
  const declared = declaration?.columns !== undefined;
  const rules = declared
    ? declaredWorkflow(declaration, place, listed, atMostTwo(mentions))
    : categoryWorkflow(
        listed,
        different.filter(({ name }) => !ignored.has(nameKey(name))),
        mentions,
      );
  const names = new Map(
    different.map((mention) => [identityOf(mention), rules.canonical(mention) ?? ignored.get(nameKey(mention.name)) ?? ignored.get(mention.id ?? "")]),
  );
  const canonical = (mention: StatusMention): string | undefined => names.get(identityOf(mention));
  return {
    workflow: rules.workflow,
    basis: declared ? "declared" : "status-categories",
    canonical,
    diagnostics: [...rules.diagnostics, ...unknownStatuses(mentions, canonical, rules)],
  };
}

/** One diagnostic for each status that is not known, where it is first mentioned. */
function unknownStatuses(
  mentions: readonly StatusMention[],
  canonical: (mention: StatusMention) => string | undefined,
  rules: WorkflowRules,
): readonly Diagnostic[] {
  // Declared names that no export mentions were reported where they are declared, with the name that was probably meant.
  const explained = new Set(
    rules.diagnostics.flatMap(({ code, expected }) => (code === "STATUS-UNKNOWN" && expected !== undefined ? [nameKey(expected)] : [])),
  );
  const unknown = new Map<string, StatusMention[]>();
  for (const mention of mentions) {
    if (explained.has(nameKey(mention.name)) || (canonical(mention) !== undefined && rules.otherName(mention) === undefined)) continue;
    const key = mention.name === "" ? `#${mention.id ?? ""}` : nameKey(mention.name);
    unknown.set(key, [...(unknown.get(key) ?? []), mention]);
  }
  return [...unknown.values()].flatMap((found): readonly Diagnostic[] => {
    const [first, ...others] = found;
    if (first === undefined) return [];
    const name = first.name === "" ? `status ${first.id ?? ""}` : first.name;
    const byId = rules.otherName(first);
    if (byId !== undefined) return [misnamed(first, byId, others)];
    const meant = nearest(name, rules.names);
    return [
      diagnostic("STATUS-UNKNOWN", first.place(), {
        message: `the workflow does not know the status \`${name}\`${others.length === 0 ? "" : `, which stands in ${String(found.length)} places`}`,
        found: name,
        expected: meant === undefined ? `one of ${rules.names.join(", ")}` : `\`${meant}\``,
        hint: meant === undefined ? rules.cure(name) : `did you mean \`${meant}\`? then correct it here; if \`${name}\` is a status of its own, ${rules.cure(name)}`,
        related: others.slice(0, 3).map((mention) => relatedTo(mention.place(), "also here")),
      }),
    ];
  });
}

/** A status whose id says one thing and whose name another. */
const misnamed = (mention: StatusMention, expected: string, others: readonly StatusMention[]): Diagnostic =>
  diagnostic("STATUS-UNKNOWN", mention.place(), {
    message: `the status with the id ${mention.id ?? ""} is called \`${expected}\` elsewhere, and \`${mention.name}\` here`,
    found: mention.name,
    expected: `\`${expected}\``,
    hint: `${didYouMean(mention.name, [expected])}if the tracker has renamed it, correct the name in \`workflow.columns\` of data/almanac.yaml and export again`,
    related: others.slice(0, 3).map((other) => relatedTo(other.place(), "also here")),
  });
