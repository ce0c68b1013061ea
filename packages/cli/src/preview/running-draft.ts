import { relative, sep } from "node:path";
import type { Diagnostic } from "@almanac/core";
import { previewPages, type PreviewPages } from "@almanac/site";
import { keptFolder } from "../audience.ts";
import { readable } from "../report.ts";
import { draftDiagrams } from "./draft-diagrams.ts";
import { picturesOfSaved } from "./draft-pictures.ts";
import type { DraftAsked, DraftComputed, DraftSaid } from "./draft-said.ts";
import { readAhead, withSaved, withUnreadable, type DraftState } from "./draft-state.ts";
import { draftWorker } from "./draft-worker.ts";
import { savedDocument } from "./saved-document.ts";
import { isShown } from "./shown-to.ts";

/** What became of the draft. `files`: those whose texts were set anew, below the program directory. */
export type DraftChange =
  | { readonly change: "saved"; readonly files: readonly string[]; readonly file: string; readonly milliseconds: number }
  | { readonly change: "computing"; readonly because: readonly string[] }
  | { readonly change: "computed"; readonly seconds: number }
  | { readonly change: "charts" }
  | { readonly change: "failed"; readonly problem: string };

export interface RunningDraft {
  readonly pages: PreviewPages;
  /** Undefined until the program was read for the first time. */
  readonly state: () => DraftState | undefined;
  readonly diagnostics: () => readonly Diagnostic[];
  readonly isComputing: () => boolean;
  /** Settles when the program was read once, whatever came of it. */
  readonly isRead: Promise<undefined>;
  /** Files below the program directory that were written, added or removed; absolute paths. */
  readonly changed: (files: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const PAUSE_MS = 400;
const DOCUMENT = /^content\/.+\.mdx?$/;

/**
 * The draft of a program while it is being written: computed in a thread whenever the exports are other ones, and set text by text when
 * somebody saves one.
 *
 * @param hear told of every change, after the pages show it
 */
export async function runningDraft(asked: DraftAsked, hear: (change: DraftChange) => void): Promise<RunningDraft> {
  const { root, audience } = asked;
  const diagrams = draftDiagrams(root);
  let state: DraftState | undefined;
  let charts: Extract<DraftSaid, { say: "charts" }>["charts"] = {};
  /** Documents that were saved since each reading of the program began that is not taken in yet: it may not have them. */
  const savedSince: Set<string>[] = [];
  const { promise: isRead, resolve: wasRead } = Promise.withResolvers<undefined>();
  // Saves and computed drafts are taken in one after the other.
  const starting = previewPages(keptFolder(root, audience));
  let queue: Promise<void> = starting.then(() => undefined);
  const inTurn = (work: () => Promise<void> | void): Promise<void> => {
    queue = queue.then(work).catch((problem: unknown) => hear({ change: "failed", problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) }));
    return queue;
  };

  const show = (): void => {
    if (state?.statement === undefined) return;
    const { edition, editionText, comparison, texts } = state.statement;
    pages.show({ edition, editionText, digest: null, comparison, charts, prose: Object.fromEntries([...texts].map(([path, { page }]) => [path, page])) });
  };
  /** Everybody's preview is that of those who write. */
  const seen = (found: readonly Diagnostic[]): readonly Diagnostic[] => (audience === "public" ? found : readable(found, root, audience));
  const takeIn = async (whole: DraftComputed): Promise<void> => {
    const computed = { ...whole, read: seen(whole.read), written: seen(whole.written) };
    // What cannot be read leaves the last good draft standing, with what is wrong now.
    state = computed.statement === undefined && state?.statement !== undefined ? { ...state, read: computed.read, written: computed.written, own: computed.own } : computed;
    for (const file of savedSince.shift() ?? []) await save(file);
    show();
    wasRead(undefined);
    hear({ change: "computed", seconds: computed.seconds });
    void inTurn(() => {
      if (state === undefined) return;
      readAhead(state);
      if ((state.statement?.svgs.size ?? 0) > 0) diagrams.makeReady();
    });
  };
  const takeInCharts = (drawn: typeof charts): void => {
    charts = drawn;
    pages.setCharts(charts);
    hear({ change: "charts" });
  };
  const takeInFailure = (problem: string): void => {
    savedSince.shift();
    wasRead(undefined);
    hear({ change: "failed", problem });
  };
  const worker = draftWorker(
    asked,
    () => savedSince.push(new Set()),
    (said) => void inTurn(() => (said.say === "computed" ? takeIn(said) : said.say === "failed" ? takeInFailure(said.problem) : takeInCharts(said.charts))),
  );
  worker.compute();
  // The program is read while pages are compiled; nothing is taken in before they are there.
  const pages = await starting;

  // The page that was saved comes first; several saves are computed once.
  let soon: NodeJS.Timeout | undefined;
  const computeSoon = (): void => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      soon = undefined;
      worker.compute();
    }, PAUSE_MS);
  };

  /** Takes in one document; true when what is computed may be another now. */
  async function save(file: string): Promise<{ readonly isOther: boolean; readonly hasOtherHead: boolean; readonly set: readonly string[] }> {
    if (state === undefined) return { isOther: true, hasOtherHead: true, set: [] };
    const path = file.slice("content/".length);
    const wasRefused = state.read.some((found) => found.file === file && found.severity === "error");
    const read = savedDocument(root, file, wasRefused ? undefined : state.own.get(path));
    const saved = { ...read, diagnostics: seen(read.diagnostics) };
    const { document } = saved;
    if (document === undefined) {
      state = withUnreadable(state, file, saved.diagnostics);
      // A document that cannot be read is computed again when it can: its page stays until then. One that is gone is left out at once.
      return { isOther: saved.diagnostics.length === 0, hasOtherHead: false, set: [] };
    }
    if (!isShown(audience, document)) {
      const isShowing = state.statement?.documents.has(path) === true;
      state = { ...withUnreadable(state, file, saved.diagnostics), own: new Map([...state.own, [path, document]]) };
      return { isOther: isShowing || saved.isOther, hasOtherHead: false, set: [] };
    }
    const { set, later, ...next } = await withSaved(state, { ...saved, ...(await picturesOfSaved(root, document)) }, diagrams);
    state = next;
    void later?.then(() => inTurn(async () => void (await saveAndShow(file))));
    return { isOther: saved.isOther, hasOtherHead: saved.hasOtherHead, set };
  }

  async function saveAndShow(file: string): Promise<boolean> {
    const started = performance.now();
    for (const files of savedSince) files.add(file);
    const { isOther, hasOtherHead, set } = await save(file);
    if (hasOtherHead) show();
    else pages.setProse(Object.fromEntries(set.flatMap((path) => { const text = state?.statement?.texts.get(path); return text === undefined ? [] : [[path, text.page]]; })));
    hear({ change: "saved", file, files: set.map((path) => `content/${path}`), milliseconds: performance.now() - started });
    return isOther;
  }

  return {
    pages,
    state: () => state,
    diagnostics: () => (state === undefined ? [] : [...state.read, ...state.written]),
    isComputing: () => soon !== undefined || worker.isComputing(),
    isRead,
    changed: (files) =>
      inTurn(async () => {
        const names = files.map((file) => relative(root, file).split(sep).join("/"));
        const because = names.filter((name) => !DOCUMENT.test(name));
        for (const name of names) if (DOCUMENT.test(name) && (await saveAndShow(name))) because.push(name);
        if (because.length === 0) return;
        computeSoon();
        hear({ change: "computing", because });
      }),
    close: async () => {
      clearTimeout(soon);
      await Promise.all([worker.stop(), pages.close(), diagrams.close()]);
    },
  };
}
