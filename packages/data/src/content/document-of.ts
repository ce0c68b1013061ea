import { isoDate, type Diagnostic, type Document } from "@almanac/core";
import type { z } from "zod";
import type { Place } from "../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../diagnostics/from-zod.ts";
import { keysAt } from "../diagnostics/schema-keys.ts";
import type { MarkdownFile } from "../read/front-matter.ts";
import { FOLDERS, type Folder } from "./folders.ts";
import { CeremonySchema, DatasetDocumentSchema, DecisionSchema, HandbookSchema, MethodSchema, ModelDocumentSchema, ProgramDocumentSchema, RiskDocumentSchema, TermSchema, UpdateSchema } from "./front-matter-schemas.ts";

/** A document with the places of its front matter. */
export interface PlacedDocument {
  readonly document: Document;
  readonly place: (path: readonly PropertyKey[]) => Place;
}

export type ReadDocument = { readonly ok: PlacedDocument } | { readonly diagnostics: readonly Diagnostic[] };

type Base = Pick<Document, "path" | "id" | "format" | "body" | "bodyLine" | "sha256">;

/** What a value has that is stated. */
type Stated<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Only the keys that are there: a key without a value is no key. */
const stated = <T extends object>(front: T): Stated<T> => Object.fromEntries(Object.entries(front).filter(([, value]) => value !== undefined)) as Stated<T>;

interface Head {
  readonly title: string;
  readonly summary?: string | undefined;
}

/** Who sees a document, as its front matter says it. */
interface Seen {
  readonly draft?: boolean | undefined;
  readonly audience?: "public" | "internal" | "restricted" | undefined;
}

/** Nothing of a document that everybody sees. */
const seenBy = ({ draft, audience }: Seen): Pick<Document, "draft" | "audience"> => ({ ...(draft === true ? { draft } : {}), ...(audience === undefined || audience === "public" ? {} : { audience }) });

/** The document of a folder, from its front matter and its body. */
export function documentOf(folder: Folder, { yaml }: MarkdownFile, base: Base): ReadDocument {
  const place = (path: readonly PropertyKey[]): Place => yaml.place(path);
  const line = (list: string, index: number): number => place([list, index]).line;
  const built = <T>(schema: z.ZodType<T>, document: (front: T) => Document): ReadDocument => {
    const parsed = schema.safeParse(yaml.value ?? {});
    if (parsed.success) return { ok: { document: document(parsed.data), place } };
    const located = {
      place: (path: readonly PropertyKey[], key?: boolean) => (path.length === 0 ? { file: `content/${base.path}`, line: 1, column: 1 } : yaml.place(path, key)),
      typed: yaml.typed,
      what: FOLDERS[folder].what,
      keysAt: (path: readonly PropertyKey[]) => keysAt(schema, path),
    };
    return { diagnostics: zodDiagnostics(parsed.error, yaml.value ?? {}, located) };
  };
  const head = ({ title, summary, ...front }: Head & Seen) => ({ ...base, title, ...stated({ summary }), ...seenBy(front) });
  switch (folder) {
    case "updates":
      return built(UpdateSchema, (front) => ({ ...head(front), kind: "update", date: isoDate(base.id), author: front.author }));
    case "programs":
      return built(ProgramDocumentSchema, ({ statuses = [], targets = [], ...front }) => ({
        ...head(front),
        kind: "program",
        owner: front.owner,
        ...stated({ stage: front.stage }),
        statuses: statuses.map(({ reason, ...status }, index) => ({ ...status, ...stated({ reason }), line: line("statuses", index) })).toSorted(bySetOn),
        targets: targets.map((target, index) => ({ ...target, line: line("targets", index) })).toSorted(bySetOn),
      }));
    case "decisions":
      return built(DecisionSchema, ({ title, summary, draft, audience, workstream, decidedOn, outcome, ...asked }) => ({ ...head({ title, summary, draft, audience }), kind: "decision", ...asked, ...stated({ workstream, decidedOn, outcome }) }));
    case "handbook":
      return built(HandbookSchema, ({ section, order, owner, reviewBy, inForceSince, approvedBy, ...front }) => ({
        ...head(front),
        kind: "handbook",
        section,
        order,
        owner,
        reviewBy,
        ...(inForceSince === undefined || approvedBy === undefined ? {} : { policy: { inForceSince, approvedBy } }),
      }));
    case "models":
      return built(ModelDocumentSchema, ({ title, summary, draft, audience, ...front }) => ({ ...head({ title, summary, draft, audience }), kind: "model", ...front }));
    case "datasets":
      return built(DatasetDocumentSchema, ({ title, summary, draft, audience, ...front }) => ({ ...head({ title, summary, draft, audience }), kind: "dataset", ...front }));
    case "risks":
      return built(RiskDocumentSchema, ({ title, summary, draft, audience, ...front }) => ({ ...head({ title, summary, draft, audience }), kind: "risk", ...front }));
    case "ceremonies":
      return built(CeremonySchema, ({ title, summary, draft, audience, workstream, ...front }) => ({ ...head({ title, summary, draft, audience }), kind: "ceremony", ...front, ...stated({ workstream }) }));
    case "method":
      return built(MethodSchema, ({ metric, unit, source, ...front }) => ({ ...head(front), kind: "method", metric, unit, source }));
    case "glossary":
      return built(TermSchema, ({ title, summary, also = [], avoid, method, ...front }) => ({ ...base, title, summary, ...seenBy(front), kind: "term", also, ...stated({ avoid, method }) }));
    default:
      return folder satisfies never;
  }
}

const bySetOn = (a: { readonly setOn: string; readonly line: number }, b: { readonly setOn: string; readonly line: number }): number =>
  a.setOn < b.setOn ? -1 : a.setOn > b.setOn ? 1 : a.line - b.line;
