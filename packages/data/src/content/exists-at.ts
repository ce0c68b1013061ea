import type { Document, IsoDate } from "@almanac/core";
import type { PlacedDocument } from "./document-of.ts";

/** Whether editions have a document: none that is being written, none that is not for everybody. */
export const isPublished = ({ draft, audience }: Pick<Document, "draft" | "audience">): boolean => draft !== true && audience === undefined;

/** A document as it was on a day: updates and decisions of a later day do not exist yet, later answers are not given yet. */
export function existsAt({ document }: PlacedDocument, day: IsoDate): readonly Document[] {
  switch (document.kind) {
    case "update":
      return document.date <= day ? [document] : [];
    case "decision": {
      if (document.openedOn > day) return [];
      if (document.decidedOn === undefined || document.decidedOn <= day) return [document];
      const { decidedOn: _later, outcome: _unknown, ...open } = document;
      return [open];
    }
    case "program":
    case "handbook":
    case "model":
    case "dataset":
    case "risk":
    case "ceremony":
    case "method":
    case "term":
      return [document];
    default:
      return document satisfies never;
  }
}
