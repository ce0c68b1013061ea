import { mayRead, type Audience, type Diagnostic, type Document } from "@almanac/core";
import { isPublished } from "@almanac/data";
import { count } from "./report.ts";

type Seen = Pick<Document, "draft" | "audience" | "path">;

/** What keeps a document out of editions, in a word; undefined for one that everybody may see. */
export const unpublishedAs = ({ draft, audience }: Pick<Document, "draft" | "audience">): string | undefined => audience ?? (draft === true ? "draft" : undefined);

/** Whether readers of an audience are shown a document: nobody is shown a draft. */
const isFor = (audience: Audience, document: Seen): boolean => document.draft !== true && mayRead(audience, document.audience);

/** Whether readers of a document may be told that another one is there: a hint must not propose a page for fewer than they are. */
export const mayBeNamedIn = ({ audience, draft }: Pick<Document, "draft" | "audience">, other: Seen): boolean => mayRead(audience ?? "public", other.audience) && (other.draft !== true || draft === true);

/** What is not shown to an audience, as a line for whoever makes the statement: `2 drafts and 1 internal page left out`. Undefined where all is shown. */
export function leftOutWords(documents: readonly Seen[], audience: Audience = "public"): string | undefined {
  const of = (word: string): number => documents.filter((document) => !isFor(audience, document) && unpublishedAs(document) === word).length;
  const parts = [["draft", "draft"], ["internal", "internal page"], ["restricted", "restricted page"]].flatMap(([word = "", words = ""]) => (of(word) === 0 ? [] : [count(of(word), words)]));
  return parts.length === 0 ? undefined : `${parts.length === 3 ? `${parts.slice(0, 2).join(", ")} and ${parts[2] ?? ""}` : parts.join(" and ")} left out`;
}

/** Documents that anybody may read, and those that they must not lead to. */
export function publishedApart<D extends Seen>(documents: readonly D[]): { readonly published: readonly D[]; readonly unpublished: readonly D[] } {
  return { published: documents.filter(isPublished), unpublished: documents.filter((document) => !isPublished(document)) };
}

const slug = (name: string): string => name.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/** The document that a text asks for and that no edition has, how it asks, and what could be taken out. */
function askedFor({ code, message, found = "" }: Diagnostic, unpublished: readonly Seen[]): { readonly target: Seen; readonly asks: string; readonly asking: string } | undefined {
  const is = (test: (path: string) => boolean, asks: string, asking: string): ReturnType<typeof askedFor> => {
    const target = unpublished.find(({ path }) => test(path));
    return target === undefined ? undefined : { target, asks, asking };
  };
  const named = (folder: string): ((path: string) => boolean) => (path) => [".md", ".mdx"].some((ending) => path === `${folder}/${slug(found)}${ending}`);
  switch (code) {
    case "MARKDOWN-LINK":
      return is((path) => message.endsWith(` content/${path}`), "links to", "link");
    case "INCLUDE-MISSING":
      return is((path) => message.endsWith(` content/${path}`), "includes", "include");
    case "DECISION-UNKNOWN":
      return is((path) => named("decisions")(path) || path.startsWith(`decisions/${slug(found)}-`), "shows", "block");
    case "TERM-UNKNOWN":
      return is(named("glossary"), "uses the term of", "directive");
    default:
      return undefined;
  }
}

/** Whether the page itself names the file: where it only begins the name, the rest is not for its readers. */
const isSpelt = ({ message, found = "" }: Diagnostic, { path }: Seen): boolean => message.endsWith(` content/${path}`) || path.replace(/^[^/]*\/|\.mdx?$/g, "") === slug(found);

/** A link to a document which no edition has, or anything else that asks for one, is explained as that. */
export function explainedAsUnpublished(diagnostics: readonly Diagnostic[], unpublished: readonly Seen[]): readonly Diagnostic[] {
  return diagnostics.map((found) => {
    const asked = askedFor(found, unpublished);
    if (asked === undefined) return found;
    const { target, asks, asking } = asked;
    const { draft, audience } = target;
    const { expected: _expected, ...rest } = found;
    const [why, mend] = audience === undefined ? ["a draft", "take `draft: true` out of its front matter when it is ready"] : [`for readers of the audience "${audience}" only`, "take `audience:` out of its front matter if everybody may read it"];
    return { ...rest, message: `this page ${asks} ${isSpelt(found, target) ? `content/${target.path}` : `\`${found.found ?? ""}\``}, which no edition has: it is ${why}`, hint: `take the ${asking} out, or ${draft === true && audience !== undefined ? "take `draft:` and `audience:` out of its front matter" : mend}` };
  });
}
