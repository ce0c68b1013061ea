import type { Diagnostic, Document } from "@almanac/core";
import { isoDate } from "@almanac/core";
import type { z } from "zod";
import { diagnostic, relatedTo, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../diagnostics/from-zod.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { keysAt } from "../diagnostics/schema-keys.ts";
import { readFrontMatter, type MarkdownFile } from "../read/front-matter.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { readTextFile } from "../read/text.ts";
import { WRITTEN_SIZE_LIMIT } from "../read/text-problems.ts";
import { isDay } from "../cells/day.ts";
import { DecisionSchema, EXAMPLES, HandbookSchema, MethodSchema, ProgramDocumentSchema, TermSchema, UpdateSchema } from "./front-matter-schemas.ts";

export interface PlacedDocument {
  readonly document: Document;
  readonly place: (path: readonly PropertyKey[]) => Place;
}

interface ReadContent {
  readonly documents: readonly PlacedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

const FOLDERS = ["updates", "programs", "decisions", "handbook", "method", "glossary"] as const;
type Folder = (typeof FOLDERS)[number];
const PAGE_NAMES: Readonly<Record<Folder, string>> = {
  updates: "an update",
  programs: "a program page",
  decisions: "a decision",
  handbook: "a handbook page",
  method: "a method page",
  glossary: "a term of the glossary",
};
const PICTURE = /\.(?:svg|png|jpe?g|webp|avif|gif)$/i;

/** Everything that people wrote, sorted by path. */
export function readContent(files: ProgramFiles): ReadContent {
  const diagnostics: Diagnostic[] = [];
  const documents: PlacedDocument[] = [];
  for (const file of files.list("content")) {
    const path = file.slice("content/".length);
    if (path.split("/").some((part) => part.startsWith(".")) || PICTURE.test(path) || files.leadsOutside?.(file) === true) continue;
    const read = readDocument(files, file, path);
    if ("ok" in read) documents.push(read.ok);
    else diagnostics.push(...read.diagnostics);
  }
  return { documents, diagnostics: [...diagnostics, ...sameAddress(documents)] };
}

type ReadDocument = { readonly ok: PlacedDocument } | { readonly diagnostics: readonly Diagnostic[] };

function readDocument(files: ProgramFiles, file: string, path: string): ReadDocument {
  const [folder = "", ...rest] = path.split("/");
  const known = FOLDERS.find((name) => name === folder);
  if (known === undefined || rest.length === 0)
    return {
      diagnostics: [
        diagnostic("CONTENT-FOLDER", wholeFile(file), {
          message: rest.length === 0 ? "documents lie in a folder of content/" : `content/${folder}/ has no meaning`,
          found: path,
          expected: `one of the folders ${FOLDERS.join(", ")}`,
          hint: `${didYouMean(folder, FOLDERS)}move the file into the folder of its kind`,
        }),
      ],
    };
  const named = nameOf(known, rest);
  if ("expected" in named)
    return {
      diagnostics: [
        diagnostic("CONTENT-NAME", wholeFile(file), {
          message: `\`${path}\` is no name for ${PAGE_NAMES[known]}`,
          found: rest.join("/"),
          expected: named.expected,
          hint: `rename the file to ${named.expected}`,
        }),
      ],
    };
  const text = readTextFile(files, file, undefined, WRITTEN_SIZE_LIMIT);
  if (!("ok" in text)) return text;
  const markdown = readFrontMatter(text.ok, EXAMPLES[known]);
  if (!("ok" in markdown)) return markdown;
  return documentOf(known, markdown.ok, {
    path,
    id: named.id,
    format: named.format,
    body: markdown.ok.body,
    bodyLine: markdown.ok.bodyLine,
    sha256: files.sha256(files.read(file)),
  });
}

function nameOf(folder: Folder, rest: readonly string[]): { readonly id: string; readonly format: "md" | "mdx" } | { readonly expected: string } {
  const name = rest.at(-1) ?? "";
  const match = /^([a-z0-9][a-z0-9._-]*)\.(mdx?)$/.exec(name);
  const id = match?.[1];
  const format = match?.[2] === "mdx" ? "mdx" : "md";
  const parents = rest.slice(0, -1).every((part) => /^[a-z0-9][a-z0-9-]*$/.test(part));
  if (folder === "handbook")
    return id === undefined || !parents ? { expected: "a name of lower-case letters, digits and hyphens ending in .md or .mdx" } : { id, format };
  if (folder === "updates")
    return id === undefined || rest.length > 1 || format === "mdx" || !isDay(id) ? { expected: "YYYY-MM-DD.md, a day that exists" } : { id, format };
  return id === undefined || rest.length > 1 || format === "mdx"
    ? { expected: folder === "method" ? "<area>.<measure>.md in lower case" : "<id>.md in lower case" }
    : { id, format };
}

type Base = Pick<Document, "path" | "id" | "format" | "body" | "bodyLine" | "sha256">;

function documentOf(folder: Folder, { yaml }: MarkdownFile, base: Base): ReadDocument {
  const place = (path: readonly PropertyKey[]): Place => yaml.place(path);
  const line = (list: string, index: number): number => place([list, index]).line;
  const built = <T>(schema: z.ZodType<T>, document: (front: T) => Document): ReadDocument => {
    const parsed = schema.safeParse(yaml.value ?? {});
    if (parsed.success) return { ok: { document: document(parsed.data), place } };
    const located = {
      place: (path: readonly PropertyKey[], key?: boolean) =>
        path.length === 0 ? { file: `content/${base.path}`, line: 1, column: 1 } : yaml.place(path, key),
      typed: yaml.typed,
      what: PAGE_NAMES[folder],
      keysAt: (path: readonly PropertyKey[]) => keysAt(schema, path),
    };
    return { diagnostics: zodDiagnostics(parsed.error, yaml.value ?? {}, located) };
  };
  const head = (front: { readonly title: string; readonly summary?: string | undefined }) => ({
    ...base,
    title: front.title,
    ...(front.summary === undefined ? {} : { summary: front.summary }),
  });
  switch (folder) {
    case "updates":
      return built(UpdateSchema, (front) => ({ ...head(front), kind: "update", date: isoDate(base.id), author: front.author }));
    case "programs":
      return built(ProgramDocumentSchema, (front) => ({
        ...head(front),
        kind: "program",
        owner: front.owner,
        ...(front.stage === undefined ? {} : { stage: front.stage }),
        statuses: (front.statuses ?? [])
          .map(({ reason, ...status }, index) => ({ ...status, ...(reason === undefined ? {} : { reason }), line: line("statuses", index) }))
          .toSorted(bySetOn),
        targets: (front.targets ?? []).map((target, index) => ({ ...target, line: line("targets", index) })).toSorted(bySetOn),
      }));
    case "decisions":
      return built(DecisionSchema, (front) => {
        const { workstream, decidedOn, outcome, ask, owner, openedOn, due, otherwise } = front;
        return {
          ...head(front),
          kind: "decision",
          ask,
          owner,
          openedOn,
          due,
          otherwise,
          ...(workstream === undefined ? {} : { workstream }),
          ...(decidedOn === undefined ? {} : { decidedOn }),
          ...(outcome === undefined ? {} : { outcome }),
        };
      });
    case "handbook":
      return built(HandbookSchema, (front) => ({
        ...head(front),
        kind: "handbook",
        section: front.section,
        order: front.order,
        owner: front.owner,
        reviewBy: front.reviewBy,
      }));
    case "method":
      return built(MethodSchema, (front) => ({ ...head(front), kind: "method", metric: front.metric, unit: front.unit, source: front.source }));
    case "glossary":
      return built(TermSchema, (front) => ({ ...head(front), summary: front.summary, kind: "term", also: front.also ?? [], ...(front.method === undefined ? {} : { method: front.method }) }));
    default:
      return folder satisfies never;
  }
}

const bySetOn = (a: { readonly setOn: string; readonly line: number }, b: { readonly setOn: string; readonly line: number }): number =>
  a.setOn < b.setOn ? -1 : a.setOn > b.setOn ? 1 : a.line - b.line;

/** `plan.md` and `plan.mdx` would be one page. */
function sameAddress(documents: readonly PlacedDocument[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ document: { path } }): readonly Diagnostic[] => {
    const address = path.replace(/\.mdx?$/, "");
    const earlier = first.get(address);
    if (earlier === undefined) {
      first.set(address, path);
      return [];
    }
    return [
      diagnostic("CONTENT-TWICE", wholeFile(`content/${path}`), {
        message: `\`${path}\` and \`${earlier}\` would be one page`,
        found: path,
        expected: "one document for each address",
        hint: "rename or remove one of the two",
        related: [relatedTo(wholeFile(`content/${earlier}`), "the other document")],
      }),
    ];
  });
}
