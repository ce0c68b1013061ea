import { compareText, type Fact } from "@almanac/core";
import { diagramKey, type ProseContext } from "@almanac/prose";
import { documentHref, factHref, type AddressedDocument } from "../../publication/links.ts";
import { factWords } from "../../publication/status-words.ts";
import { referencesContext } from "../prose-references/references-context.ts";
import type { ProseReferences } from "../prose-references/references.ts";

/** What the prose of a statement is set with. Plain data: threads hand it to each other. */
export interface ProseSetting {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly documents: readonly AddressedDocument[];
  readonly locale: string;
  /** Drawings by {@link diagramKey}. */
  readonly svgs: ReadonlyMap<string, string>;
  /** Terms, decisions, included files and the past of facts. */
  readonly references: ProseReferences;
}

/** What documents may refer to, and how references are written as addresses of pages. */
export function contextOf({ facts, documents, locale, svgs, references }: ProseSetting): ProseContext {
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
    ...referencesContext(references, facts, locale),
    diagram: (code) => svgs.get(diagramKey(code)),
  };
}
