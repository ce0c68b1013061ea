import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import type { Audience, IsoInstant } from "@almanac/core";
import { nodeProgramFiles, restrictedPath } from "@almanac/data";
import { addressOfDocument } from "@almanac/site";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { undoHalfMade } from "../half-made.ts";
import { previewServer, type PreviewServer } from "../preview/preview-server.ts";
import { runningDraft, type DraftChange, type RunningDraft } from "../preview/running-draft.ts";
import { watchFolders } from "../preview/watch-folders.ts";
import { report, summaryOf, tell } from "../report.ts";

export interface PreviewOptions {
  readonly root: string;
  readonly port: number;
  readonly open: boolean;
  readonly audience: Audience;
  readonly asOf?: IsoInstant;
  readonly known: "then" | "now";
}

const OPENERS: Readonly<Record<string, readonly string[]>> = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };

/** Opens an address in the reader's browser. Where there is none, the address is on the screen. */
function openInBrowser(address: string): void {
  const [command = "xdg-open", ...args] = OPENERS[process.platform] ?? [];
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  child.once("error", () => undefined);
  child.unref();
}

const seconds = (milliseconds: number): string => (milliseconds < 1000 ? `${String(Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`);

/** What is wrong in some files, with code frames; what is wrong elsewhere as a count. */
function tellFound(draft: RunningDraft, { root, audience }: Pick<PreviewOptions, "root" | "audience">, files: readonly string[] | undefined): void {
  const all = draft.diagnostics();
  const own = files === undefined ? all.filter(({ severity }) => severity === "error") : all.filter(({ file }) => files.includes(file));
  if (own.length > 0) report(own, { root, format: "pretty", strict: false, audience });
  const others = all.filter((found) => !own.includes(found));
  if (others.length > 0) tell(`${files === undefined ? "also" : "elsewhere"}: ${summaryOf(others)}`);
}

function tellChange(change: DraftChange, draft: RunningDraft, server: PreviewServer, options: Pick<PreviewOptions, "root" | "audience">): void {
  switch (change.change) {
    case "saved": {
      const state = draft.state();
      const document = state?.statement?.documents.get(change.file.slice("content/".length));
      const where = document === undefined ? "its page is not in this draft" : `${server.origin}${addressOfDocument(document)}`;
      tell(`${change.file}: ${where} (${seconds(change.milliseconds)})`);
      tellFound(draft, options, [change.file, ...change.files]);
      break;
    }
    case "computing":
      tell(`${change.because.length === 1 ? (change.because[0] ?? "") : `${String(change.because.length)} files`} changed: computing…`);
      break;
    case "computed":
      tell(`computed in ${change.seconds.toFixed(1)} s`);
      tellFound(draft, options, undefined);
      break;
    case "charts":
      break;
    case "failed":
      tell(`the preview could not take this in, the last page stays: ${change.problem}`);
      break;
    default:
      change satisfies never;
  }
}

/** Shows the draft in a browser while it is being written, until it is interrupted: that is how it ends, and no failure. */
export async function preview({ root, port, open, audience, asOf, known }: PreviewOptions): Promise<ExitCode> {
  process.prependListener("SIGINT", () => {
    undoHalfMade();
    process.exit(EXIT.done);
  });
  const serving: { server?: PreviewServer } = {};
  const changes: DraftChange[] = [];
  const hear = (change: DraftChange): void => {
    const { server } = serving;
    if (server === undefined) {
      changes.push(change);
      return;
    }
    void server.changed();
    tellChange(change, draft, server, { root, audience });
  };
  // Watched before anything is read: what is saved meanwhile is not missed.
  const early: string[] = [];
  let take = (files: readonly string[]): void => void early.push(...files);
  const restricted = restrictedPath(nodeProgramFiles(root));
  watchFolders(["content", "data", ...(restricted === undefined ? [] : [restricted])].map((folder) => join(root, folder)), (files) => take(files));
  tell("reading the program…");
  const draft = await runningDraft({ root, known, audience, ...(asOf === undefined ? {} : { asOf }) }, hear);
  const server = await previewServer(draft, { root, port });
  serving.server = server;
  take = (files) => void draft.changed(files);
  if (early.length > 0) take(early);
  for (const change of changes.splice(0)) tellChange(change, draft, server, { root, audience });
  if (port !== 0 && server.port !== port) tell(`port ${String(port)} is taken`);
  tell(`preview: ${server.origin}/ (Ctrl-C ends it)`);
  if (open) openInBrowser(`${server.origin}/`);
  return await new Promise<ExitCode>(() => undefined);
}
