import { controlKey, controlName, type ControlStatus, type Diagnostic, type FrameworkControl, frameworkId, KNOWN_FRAMEWORKS } from "@almanac/core";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { placeOf } from "../../link/record-place.ts";

interface ControlList {
  readonly name: string;
  readonly ids: readonly string[];
  readonly keys: ReadonlySet<string>;
}

/** The lists of controls that are known: those of Almanac, with what the loaded catalogs add. */
function controlLists(catalogs: readonly FrameworkControl[]): ReadonlyMap<string, ControlList> {
  const ids = new Map<string, { readonly name: string; readonly ids: string[] }>(KNOWN_FRAMEWORKS.map(({ id, names, controls, others }) => [id, { name: names[0] ?? id, ids: [...controls, ...(others ?? [])] }]));
  for (const { framework, control } of catalogs) {
    const id = frameworkId(framework);
    const list = ids.get(id);
    if (list === undefined) ids.set(id, { name: framework, ids: [control] });
    else list.ids.push(control);
  }
  return new Map([...ids].map(([id, list]) => [id, { ...list, keys: new Set(list.ids.map((control) => controlKey(id, control))) }]));
}

/** Controls that their framework does not have, frameworks of which nothing is known, and one control in two spellings or files. */
export function controlProblems(statuses: readonly ControlStatus[], catalogs: readonly FrameworkControl[]): readonly Diagnostic[] {
  const lists = controlLists(catalogs);
  const unknown = new Set<string>();
  const first = new Map<string, ControlStatus>();
  return statuses.flatMap((status): readonly Diagnostic[] => {
    const key = `${status.frameworkId}\0${controlName(status.control)}`;
    const before = first.get(key);
    if (before !== undefined) return [twice(status, before)];
    first.set(key, status);
    const list = lists.get(status.frameworkId);
    if (list === undefined) {
      if (unknown.has(status.frameworkId)) return [];
      unknown.add(status.frameworkId);
      return [unlisted(status, [...lists.values()])];
    }
    if (list.keys.has(controlKey(status.frameworkId, status.control))) return [];
    return [
      diagnostic("CONTROL-UNKNOWN", placeOf(status, "control"), {
        message: `${list.name} has no control \`${status.control}\``,
        found: status.control,
        expected: "the id of one of its controls",
        hint: `${didYouMean(status.control, list.ids)}write the id as the framework does`,
      }),
    ];
  });
}

const twice = (status: ControlStatus, before: ControlStatus): Diagnostic =>
  diagnostic("KEY-TWICE", placeOf(status, "control"), {
    message: `\`${status.control}\` of ${status.framework} is given twice, first in ${before.source.file}:${String(before.source.line)}`,
    found: status.control,
    expected: "one row a control",
    hint: "remove one of the two rows",
    related: [relatedTo(placeOf(before, "control"), "first given here")],
  });

function unlisted(status: ControlStatus, lists: readonly ControlList[]): Diagnostic {
  const names = lists.map(({ name }) => name);
  return diagnostic("FRAMEWORK-UNKNOWN", placeOf(status, "framework"), {
    message: `no list of the controls of \`${status.framework}\` is known: a control that is missing here cannot be noticed`,
    found: status.framework,
    expected: `one of ${names.join(", ")}, or the title of a loaded catalog`,
    hint: `${didYouMean(status.framework, names)}load its catalog as an oscal-catalog source whose title is this name`,
  });
}
