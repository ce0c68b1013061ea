import { compareText, type Fact, type FrozenDocument } from "@almanac/core";
import { diagramKey, type ProseContext } from "@almanac/prose";
import { documentHref, factHref } from "../../publication/links.ts";
import { factWords } from "../../publication/status-words.ts";

/** What the prose of a statement is set with. Plain data: threads hand it to each other. */
export interface ProseSetting {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly documents: readonly Pick<FrozenDocument, "kind" | "path" | "id">[];
  readonly locale: string;
  /** Drawings by {@link diagramKey}. */
  readonly svgs: ReadonlyMap<string, string>;
}

/** What documents may refer to, and how references are written as addresses of pages. */
export function contextOf({ facts, documents, locale, svgs }: ProseSetting): ProseContext {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return {
    facts,
    locale,
    factHref,
    factText: factWords,
    knownFactIds: Object.keys(facts),
    documentPaths: [...byPath.keys()].sort(compareText),
    documentHref: (target) => {
      const document = byPath.get(target);
      return document === undefined ? undefined : documentHref(document);
    },
    diagram: (code) => svgs.get(diagramKey(code)),
  };
}
