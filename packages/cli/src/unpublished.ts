import type { Diagnostic, Document } from "@almanac/core";
import { isPublished } from "@almanac/data";
import { count } from "./report.ts";

type Seen = Pick<Document, "draft" | "audience" | "path">;

/** What keeps a document out of editions, in a word; undefined for one that everybody may see. */
export const unpublishedAs = ({ draft, audience }: Pick<Document, "draft" | "audience">): string | undefined => audience ?? (draft === true ? "draft" : undefined);

/** What no edition has, as a line for whoever makes one: `2 drafts and 1 internal page left out`. Undefined where all is public. */
export function leftOutWords(documents: readonly Seen[]): string | undefined {
  const of = (word: string): number => documents.filter((document) => unpublishedAs(document) === word).length;
  const parts = [["draft", "draft"], ["internal", "internal page"], ["restricted", "restricted page"]].flatMap(([word = "", words = ""]) => (of(word) === 0 ? [] : [count(of(word), words)]));
  return parts.length === 0 ? undefined : `${parts.length === 3 ? `${parts.slice(0, 2).join(", ")} and ${parts[2] ?? ""}` : parts.join(" and ")} left out`;
}

/** Documents that anybody may read, and those that they must not lead to. */
export function publishedApart<D extends Seen>(documents: readonly D[]): { readonly published: readonly D[]; readonly unpublished: readonly D[] } {
  return { published: documents.filter(isPublished), unpublished: documents.filter((document) => !isPublished(document)) };
}

/** A link that leads to a document which no edition has is explained as that. */
export function explainedAsUnpublished(diagnostics: readonly Diagnostic[], unpublished: readonly Seen[]): readonly Diagnostic[] {
  return diagnostics.map((found) => {
    const target = found.code === "MARKDOWN-LINK" ? unpublished.find(({ path }) => found.message.endsWith(` content/${path}`)) : undefined;
    if (target === undefined) return found;
    const { draft, audience } = target;
    const { expected: _expected, ...rest } = found;
    const [why, mend] = audience === undefined ? ["a draft", "take `draft: true` out of its front matter when it is ready"] : [`for readers of the audience "${audience}" only`, "take `audience:` out of its front matter if everybody may read it"];
    return { ...rest, message: `this page links to content/${target.path}, which no edition has: it is ${why}`, hint: `take the link out, or ${draft === true && audience !== undefined ? "take `draft:` and `audience:` out of its front matter" : mend}` };
  });
}
