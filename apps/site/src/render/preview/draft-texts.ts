import type { Diagnostic, Edition, FrozenDocument } from "@almanac/core";
import { renderProse, type ProseContext, type ProseDocument, type RenderedProse } from "@almanac/prose";
import { glossaryTerms } from "../../publication/reading/glossary.ts";
import { documentLinker } from "../link-terms.ts";
import type { ReadPictures } from "../pictures/read-pictures.ts";
import { proseSetter } from "../prose/kept-prose.ts";
import { contextOf, type ProseSetting } from "../prose/prose-setting.ts";
import { chartDiagnostics } from "../prose-charts/chart-diagnostics.ts";
import { proseReferences } from "../prose-references/references.ts";
import type { ProsePage } from "../publication.ts";

/** What the texts of a draft are set from. Plain data: threads hand it to each other. */
export interface DraftTexts {
  readonly edition: Edition;
  /** Of every document of the edition. */
  readonly bodies: readonly ProseDocument[];
  /** Drawings of diagrams, by their keys. */
  readonly svgs: ReadonlyMap<string, string>;
  /** Why pictures cannot be shown, by path below `content/`. */
  readonly pictureProblems: ReadPictures["problems"];
}

/** A text as it was set, and as its page shows it. */
export interface DraftText {
  readonly rendered: RenderedProse;
  readonly page: ProsePage;
}

const hasError = ({ diagnostics }: RenderedProse): boolean => diagnostics.some(({ severity }) => severity === "error");

function settingOf({ edition, bodies, svgs, pictureProblems }: DraftTexts): ProseSetting {
  const { facts, documents, program } = edition;
  return { facts, documents, locale: program.locale, svgs, references: proseReferences(edition, bodies, pictureProblems) };
}

/** Texts as pages show them: charts drawn, terms linked. A chart that cannot be drawn is left out and reported. */
function finisher(setting: ProseSetting, documents: readonly FrozenDocument[]): (rendered: RenderedProse) => Promise<{ readonly text: DraftText; readonly found: readonly Diagnostic[] }> {
  const link = documentLinker(glossaryTerms(documents), documents);
  return async (rendered) => {
    const { path, html: unfilled, headings, charts } = rendered;
    const found = await chartDiagnostics([rendered], setting);
    const undrawn = Object.keys(charts).length === 0 || found.length > 0;
    // The engine takes long to load, and most texts have no chart.
    const html = undrawn ? unfilled : await (await import("../prose-charts/draw-charts.ts")).withCharts({ html: unfilled, charts }, setting);
    return { text: { rendered, page: { html: link(path, html), headings } }, found };
  };
}

/** What a text may refer to, when it is set to be shown with its mistakes. */
const markingContext = (setting: ProseSetting): ProseContext => ({ ...contextOf(setting), marksMistakes: true });

interface SetTexts {
  readonly texts: readonly DraftText[];
  /** What is wrong in them. */
  readonly diagnostics: readonly Diagnostic[];
}

async function finished(rendered: readonly RenderedProse[], setting: ProseSetting, documents: readonly FrozenDocument[]): Promise<SetTexts> {
  const finish = finisher(setting, documents);
  const texts: DraftText[] = [];
  const diagnostics: Diagnostic[] = rendered.flatMap((each) => each.diagnostics);
  for (const each of rendered) {
    const { text, found } = await finish(each);
    texts.push(text);
    diagnostics.push(...found);
  }
  return { texts, diagnostics };
}

/**
 * Some texts of a draft, set anew with all that the others say.
 *
 * @param paths of documents of the edition
 */
export async function setSomeTexts(draft: DraftTexts, paths: ReadonlySet<string>): Promise<SetTexts> {
  const setting = settingOf(draft);
  const context = markingContext(setting);
  return await finished(draft.bodies.filter(({ path }) => paths.has(path)).map((document) => renderProse(document, context)), setting, draft.edition.documents);
}

/** Every text of a draft. What an earlier run set is taken over; texts with mistakes are set with their mistakes marked. */
export async function setAllTexts(draft: DraftTexts, keptFolder: string): Promise<SetTexts> {
  const setting = settingOf(draft);
  const setter = await proseSetter(setting, keptFolder);
  const set = await setter.setAll(draft.bodies);
  await setter.keep();
  const context = set.some(hasError) ? markingContext(setting) : undefined;
  const bodies = new Map(draft.bodies.map((body) => [body.path, body]));
  const marked = set.map((rendered) => {
    const body = bodies.get(rendered.path);
    return context === undefined || body === undefined || !hasError(rendered) ? rendered : renderProse(body, context);
  });
  return await finished(marked, setting, draft.edition.documents);
}

/**
 * Links of pages that editions have to pages that they do not have: set as an edition would set them.
 *
 * @param isPublished whether editions have a document
 */
export function unpublishedLinks(draft: DraftTexts, isPublished: (path: string) => boolean): readonly Diagnostic[] {
  const hidden = draft.bodies.filter(({ path }) => !isPublished(path)).map(({ path }) => path.split("/").at(-1) ?? path);
  if (hidden.length === 0) return [];
  const suspects = draft.bodies.filter(({ path, body }) => isPublished(path) && hidden.some((name) => body.includes(name)));
  if (suspects.length === 0) return [];
  const all = contextOf(settingOf(draft));
  const context: ProseContext = { ...all, documentHref: (path) => (isPublished(path) ? all.documentHref(path) : undefined) };
  return suspects.flatMap((document) => renderProse(document, context).diagnostics.filter(({ code }) => code === "MARKDOWN-LINK"));
}
