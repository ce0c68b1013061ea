import type { FrameworkControl, SourceRef } from "@almanac/core";
import { given } from "../../table/given.ts";
import type { OscalCatalog, OscalControl, OscalGroup, OscalPart } from "./catalog-schema.ts";

export type Path = readonly (string | number)[];
/** A control of the catalog with its JSON path. Withdrawn ones are listed by the catalog only to say that they are gone. */
export interface FlatControl {
  readonly path: Path;
  readonly withdrawn: boolean;
  readonly record: (source: SourceRef) => FrameworkControl;
  readonly id: string;
}

interface Within {
  readonly groups: readonly string[];
  readonly group?: string;
  readonly parent?: string;
}

/** Every control of a catalog in the order of the file: groups in groups, and controls in controls. */
export function flatControls(catalog: OscalCatalog): readonly FlatControl[] {
  const { title, version } = catalog.metadata;
  const ofControl = (control: OscalControl, path: Path, within: Within): readonly FlatControl[] => [
    {
      id: control.id,
      path,
      withdrawn: (control.props ?? []).some(({ name, value }) => name === "status" && value.toLowerCase() === "withdrawn"),
      record: (source) =>
        given({
          source,
          framework: title,
          frameworkVersion: version,
          control: control.id,
          title: control.title,
          ...within,
          statement: proseOf(control.parts, "statement"),
          guidance: proseOf(control.parts, "guidance"),
          parameters: (control.params ?? []).map(({ id, label, select }) => ({ id, label: label ?? (select?.choice ?? []).join("; ") })),
          actors: [],
          topics: [],
        }),
    },
    ...(control.controls ?? []).flatMap((inner, index) => ofControl(inner, [...path, "controls", index], { ...within, parent: control.id })),
  ];
  const ofGroup = (group: OscalGroup, path: Path, outer: Within): readonly FlatControl[] => {
    const within: Within = given({ groups: [...outer.groups, group.title], group: group.id ?? outer.group });
    return [
      ...(group.controls ?? []).flatMap((control, index) => ofControl(control, [...path, "controls", index], within)),
      ...(group.groups ?? []).flatMap((inner, index) => ofGroup(inner, [...path, "groups", index], within)),
    ];
  };
  return [
    ...(catalog.controls ?? []).flatMap((control, index) => ofControl(control, ["catalog", "controls", index], { groups: [] })),
    ...(catalog.groups ?? []).flatMap((group, index) => ofGroup(group, ["catalog", "groups", index], { groups: [] })),
  ];
}

/** Prose of the parts of one name and of everything below them, as paragraphs; placeholders of parameters stay as they are written. */
function proseOf(parts: readonly OscalPart[] | undefined, name: string): string | undefined {
  const paragraphs = (part: OscalPart): readonly string[] => [
    ...[part.title, part.prose].flatMap((text) => (text === undefined || text.trim() === "" ? [] : [text.trim()])),
    ...(part.parts ?? []).flatMap(paragraphs),
  ];
  const all = (parts ?? []).filter((part) => part.name === name).flatMap(paragraphs);
  return all.length === 0 ? undefined : all.join("\n\n");
}
