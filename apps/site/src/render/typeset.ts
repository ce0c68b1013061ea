import type { FrozenDocument } from "@almanac/core";
import { bindNumbersIn } from "@almanac/prose";

const bound = <Text extends string | undefined>(text: Text) => (text === undefined ? undefined : bindNumbersIn(text));

/** The sentences of a document's front matter as they are set on a page: numbers stay with their unit or month. */
export function typeset(document: FrozenDocument): FrozenDocument {
  const summary = bound(document.summary);
  const head = { title: bindNumbersIn(document.title), ...(summary === undefined ? {} : { summary }) };
  switch (document.kind) {
    case "decision": {
      const outcome = bound(document.outcome);
      return { ...document, ...head, otherwise: bindNumbersIn(document.otherwise), ...(outcome === undefined ? {} : { outcome }) };
    }
    case "program":
      return { ...document, ...head, statuses: document.statuses.map((status) => (status.reason === undefined ? status : { ...status, reason: bindNumbersIn(status.reason) })) };
    case "update":
    case "handbook":
    case "method":
      return { ...document, ...head };
    case "model":
    case "dataset":
      return { ...document, ...head, purpose: bindNumbersIn(document.purpose), outOfScope: document.outOfScope.map(bindNumbersIn) };
    case "risk":
      return { ...document, ...head };
    case "ceremony":
      return { ...document, ...head, cadence: bindNumbersIn(document.cadence) };
    case "term":
      return { ...document, title: head.title, summary: bindNumbersIn(document.summary) };
    default:
      return document satisfies never;
  }
}
