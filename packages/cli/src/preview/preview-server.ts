import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join, sep } from "node:path";
import { CONTENT_SECURITY_POLICY, PREVIEW_FILES, PREVIEW_PLACE, withPreviewScript } from "@almanac/site";
import { CommandError, EXIT, systemErrorCode } from "../exit-code.ts";
import { contentTypeOf } from "../publication/content-types.ts";
import { pageReport } from "./page-report.ts";
import type { RunningDraft } from "./running-draft.ts";
import { NOTHING_TO_SHOW, troublePage } from "./trouble-page.ts";

export interface PreviewServer {
  /** Without a slash at its end. */
  readonly origin: string;
  readonly port: number;
  /** Pages may be other ones now: those that are open and are other ones are asked for again, the others are told what is known now. */
  readonly changed: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
  /** Of a page: another one has another version. */
  readonly version?: string;
}

interface OpenPage {
  readonly address: string;
  readonly version: string;
  readonly response: ServerResponse;
}

/** Ports that are tried when one is taken. */
const TRIED = 20;

const HEADERS = {
  "content-security-policy": `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

const plain = (status: number, text: string): Answer => ({ status, type: "text/plain; charset=utf-8", body: `${text}\n` });

/** Files that pages load, by address: nothing else below or beside their folder is ever read. */
async function clientFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [`/${file.slice(folder.length + 1).split(sep).join("/")}`, file]));
}

/** The path of an address, decoded; undefined for one that cannot be read. */
function pathOf(url: string | undefined): { readonly path: string; readonly query: URLSearchParams } | undefined {
  try {
    const { pathname, searchParams } = new URL(url ?? "/", "http://localhost");
    return { path: decodeURIComponent(pathname), query: searchParams };
  } catch {
    return undefined;
  }
}

/** Whoever makes a browser ask under another name would read what is not published: only this machine's own names are answered. */
const isOwnHost = (host: string | undefined, port: number): boolean => host === `127.0.0.1:${String(port)}` || host === `localhost:${String(port)}`;

async function listening(server: ReturnType<typeof createServer>, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + TRIED; port += 1) {
    const problem = await new Promise<Error | undefined>((resolve) => {
      server.once("error", resolve);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", resolve);
        resolve(undefined);
      });
    });
    if (problem === undefined) {
      const address = server.address();
      return address === null || typeof address === "string" ? port : address.port;
    }
    if (systemErrorCode(problem) !== "EADDRINUSE") throw problem;
  }
  throw new CommandError(`--port ${String(wanted)}: this port and the ${String(TRIED - 1)} after it are taken\nhint: name a free one with --port, or 0 for any`, EXIT.machine);
}

/** Serves a draft to browsers on this machine, and to nobody else. */
export async function previewServer(draft: RunningDraft, { root, port: wanted }: { readonly root: string; readonly port: number }): Promise<PreviewServer> {
  const client = await clientFiles(draft.pages.clientFolder);
  const open = new Set<OpenPage>();
  let made = new Map<string, Promise<Answer>>();

  const madePage = async (address: string): Promise<Answer> => {
    await draft.isRead;
    const state = draft.state();
    const page = state?.statement === undefined ? ({ status: 503, html: troublePage(NOTHING_TO_SHOW) } as const) : await draft.pages.page(address);
    const type = "file" in page ? contentTypeOf(page.file) : contentTypeOf("index.html");
    const { status } = page;
    if ("file" in page && !type.startsWith("text/html")) return { status, type, body: page.bytes };
    const html = "html" in page ? page.html : "file" in page ? new TextDecoder().decode(page.bytes) : troublePage({ title: "This page could not be made", text: `${page.problem}. It is asked for again with the next save.` });
    const version = createHash("sha256").update(html).digest("hex").slice(0, 16);
    return { status, type, body: withPreviewScript(html, version), version };
  };
  const pageAt = (address: string): Promise<Answer> => {
    const pages = made;
    const found = pages.get(address) ?? madePage(address);
    pages.set(address, found);
    // What was not there may be there with the next request.
    const forget = (): void => void (pages.get(address) === found && pages.delete(address));
    void found.then(({ status }) => {
      if (status !== 200) forget();
    }, forget);
    return found;
  };

  const listen = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void> => {
    response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
    response.write("retry: 500\n\n");
    const page: OpenPage = { address: query.get("address") ?? "/", version: query.get("version") ?? "", response };
    open.add(page);
    request.once("close", () => open.delete(page));
    await tell(page);
  };
  /** A page that is another one now is to be asked for again; any page may look for what is known now. */
  const tell = async ({ address, version, response }: OpenPage): Promise<void> => {
    const now = await pageAt(address);
    response.write(now.version === version ? "event: report\ndata: \n\n" : "event: reload\ndata: \n\n");
  };

  const answer = async (path: string, query: URLSearchParams): Promise<Answer> => {
    if (path.startsWith(PREVIEW_PLACE)) {
      const name = path.slice(PREVIEW_PLACE.length);
      if (name === "report") return { status: 200, type: "application/json", body: JSON.stringify(pageReport(draft.state(), query.get("address") ?? "/", { root, computing: draft.isComputing() })) };
      if (name === "preview.js" || name === "preview.css") return { status: 200, type: contentTypeOf(name), body: PREVIEW_FILES[name]() };
      return plain(404, "not found");
    }
    const picture = draft.state()?.statement?.pictures.files.get(path);
    if (picture !== undefined) return { status: 200, type: contentTypeOf(path), body: picture };
    const file = client.get(path);
    if (file !== undefined) return { status: 200, type: contentTypeOf(file), body: readFileSync(file) };
    return await pageAt(path.replace(/\/index\.html$/, "/"));
  };

  let port = wanted;
  const server = createServer((request, response) => {
    const send = ({ status, type, body }: Answer): void => {
      response.writeHead(status, { ...HEADERS, "content-type": type });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const at = pathOf(request.url);
    if (!isOwnHost(request.headers.host, port)) send(plain(403, "This preview answers to 127.0.0.1 and localhost only."));
    else if (request.method !== "GET" && request.method !== "HEAD") send(plain(405, "This preview answers GET and HEAD only."));
    else if (at === undefined) send(plain(400, "This address cannot be read."));
    else if (at.path === `${PREVIEW_PLACE}events` && request.method === "GET") listen(request, response, at.query).catch(() => response.end());
    else if (!at.path.startsWith(PREVIEW_PLACE) && !/\/$|\.\w+$/.test(at.path)) response.writeHead(307, { ...HEADERS, location: `${encodeURI(at.path).replace(/^\/+/, "/")}/` }).end();
    else answer(at.path, at.query).then(send, (problem: unknown) => send(plain(500, `The preview failed: ${String(problem)}`)));
  });
  port = await listening(server, wanted);
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    port,
    changed: async () => {
      made = new Map();
      await Promise.all([...open].map(tell));
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
