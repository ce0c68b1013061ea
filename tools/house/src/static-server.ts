import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".csv": "text/csv; charset=utf-8",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

interface Serving {
  /** Compressed and kept by the browser, as a host does it. */
  readonly asHost?: boolean;
  /** What else is sent with an address below the prefix. */
  readonly headersOf?: (address: string) => Readonly<Record<string, string>>;
}

/** A folder served over http on this machine only. `origin` has no trailing slash. */
export type StaticServer = { readonly origin: string; close(): Promise<void> };

/** The file that answers an address path, or undefined. Never outside `folder`. */
function fileFor(folder: string, path: string): string | undefined {
  const root = normalize(folder);
  const asked = normalize(join(root, decodeURIComponent(path)));
  if (asked !== root && !asked.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  const stats = statSync(asked, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return asked;
  const index = join(asked, "index.html");
  return stats?.isDirectory() === true && path.endsWith("/") && statSync(index, { throwIfNoEntry: false })?.isFile() === true ? index : undefined;
}

const COMPRESSED = /^(?:text\/|application\/(?:json|xml)|image\/svg)/;
/** Names that change with the content may be kept; anything else is asked for again after ten minutes. */
const keptFor = (path: string): string => (/^\/(?:assets|pagefind\/(?:fragment|index))\//.test(path) ? "public, max-age=31536000, immutable" : "public, max-age=600");

/** Answers as a host of static sites does: compressed, and kept by the browser. */
function answerAsHost(response: ServerResponse, { file, path, type }: { file: string; path: string; type: string }): void {
  const bytes = readFileSync(file);
  const head = { "content-type": type, "cache-control": keptFor(path) };
  if (COMPRESSED.test(type)) response.writeHead(200, { ...head, "content-encoding": "gzip", vary: "accept-encoding" }).end(gzipSync(bytes));
  else response.writeHead(200, head).end(bytes);
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Serves `folder` under `prefix` ("/" or "/a/b/") on a free loopback port; anything else is 404. Uncompressed and kept by nobody, or as a host does it. */
export function serveFolder(folder: string, prefix = "/", { asHost = false, headersOf = () => ({}) }: Serving = {}): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = pathname.startsWith(prefix) ? fileFor(folder, `/${pathname.slice(prefix.length)}`) : undefined;
    if (file === undefined) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
    if (asHost) {
      answerAsHost(response, { file, path: `/${pathname.slice(prefix.length)}`, type });
      return;
    }
    response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...lowerCase(headersOf(`/${pathname.slice(prefix.length)}`)) });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
      resolve({
        origin: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
