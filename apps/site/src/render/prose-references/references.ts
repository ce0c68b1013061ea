import { compareText, type Document, type Edition } from "@almanac/core";
import type { PictureProblem, ProseDecision, ProseDocument, ProsePicture } from "@almanac/prose";
import { documentHref } from "../../publication/links.ts";
import { pictureHref, picturesShown } from "../pictures/picture-addresses.ts";

/** What of an edition texts refer to beside facts and documents. Plain data: threads hand it to each other. */
export interface ProseReferences {
  readonly asOfDate: string;
  readonly terms: readonly { readonly id: string; readonly title: string; readonly also: readonly string[]; readonly summary: string }[];
  /** By id. */
  readonly decisions: Readonly<Record<string, ProseDecision>>;
  /** Files that others include, by path. */
  readonly parts: Readonly<Record<string, ProseDocument>>;
  /** Pictures by path below `content/`, and why others cannot be shown. */
  readonly pictures: Readonly<Record<string, ProsePicture | PictureProblem>>;
  readonly history: Edition["history"];
  readonly editions: readonly { readonly id: string; readonly label: string; readonly asOfDate: string }[];
  readonly workstreams: readonly { readonly id: string; readonly title: string }[];
}

type Stated = Pick<Edition, "id" | "label" | "asOfDate" | "history" | "earlier"> & { readonly program: { readonly workstreams: ProseReferences["workstreams"] } };
/** A document without its body, frozen or not. */
type Headed = { readonly [K in Document["kind"]]: Omit<Extract<Document, { kind: K }>, "body"> }[Document["kind"]];

const INCLUDES = /(?:::include\b[^\n}]*?\bof=|<Include\b[^>]*?\bof=)(?:"([^"]*)"|'([^']*)'|([^\s}"'/>]+))/g;

/** The last name of each path that a text includes: which file that is depends on where the text stands. */
const namesIncluded = ({ body }: ProseDocument): readonly string[] => (/include/i.test(body) ? [...body.matchAll(INCLUDES)].map((match) => (match[1] ?? match[2] ?? match[3] ?? "").split("/").at(-1) ?? "") : []);

/** Files that others include, and no more: each is handed to every thread. */
function partsOf(bodies: readonly ProseDocument[]): ProseReferences["parts"] {
  const wanted = new Set(bodies.flatMap(namesIncluded));
  const parts = bodies.filter(({ path }) => wanted.has(path.split("/").at(-1) ?? ""));
  return Object.fromEntries(parts.map(({ path, body, bodyLine, format }) => [path, { path, body, bodyLine, format }] as const).sort(([a], [b]) => compareText(a, b)));
}

/** Problems that pictures have, by path below `content/`: an edition has none. */
type PictureProblems = Readonly<Record<string, PictureProblem>>;

function picturesOf(documents: readonly Headed[], problems: PictureProblems): ProseReferences["pictures"] {
  const shown = [...picturesShown(documents)].map(([path, { object, width, height }]) => [path, { href: pictureHref(object), width, height }] as const);
  const all: readonly (readonly [string, ProsePicture | PictureProblem])[] = [...shown, ...Object.entries(problems)];
  return Object.fromEntries(all.toSorted(([a], [b]) => compareText(a, b)));
}

/** What is known of documents alone. */
export function documentReferences(documents: readonly Headed[], bodies: readonly ProseDocument[], problems: PictureProblems = {}): Pick<ProseReferences, "terms" | "decisions" | "parts" | "pictures"> {
  return {
    terms: documents.flatMap((document) => (document.kind === "term" ? [{ id: document.id, title: document.title, also: document.also, summary: document.summary }] : [])).toSorted((a, b) => compareText(a.id, b.id)),
    decisions: Object.fromEntries(
      documents
        .flatMap((document) => {
          if (document.kind !== "decision") return [];
          const { id, title, owner, due, otherwise, decidedOn, outcome } = document;
          return [[id, { title, href: documentHref(document), owner, due, otherwise, ...(decidedOn === undefined ? {} : { decidedOn }), ...(outcome === undefined ? {} : { outcome }) }] as const];
        })
        .sort(([a], [b]) => compareText(a, b)),
    ),
    parts: partsOf(bodies),
    pictures: picturesOf(documents, problems),
  };
}

/**
 * What the texts of an edition may refer to.
 *
 * @param bodies of the documents of the edition
 * @param problems of pictures, while a statement is made
 */
export function proseReferences(edition: Stated & { readonly documents: readonly Headed[] }, bodies: readonly ProseDocument[], problems?: PictureProblems): ProseReferences {
  const { id, label, asOfDate, history, earlier, program, documents } = edition;
  return {
    ...documentReferences(documents, bodies, problems),
    asOfDate,
    history,
    editions: [...earlier.filter((before) => before.id !== id), { id, label, asOfDate }].map((each) => ({ id: each.id, label: each.label, asOfDate: each.asOfDate })),
    workstreams: program.workstreams.map((workstream) => ({ id: workstream.id, title: workstream.title })),
  };
}
