import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

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

/** Serves `folder` under `prefix` ("/" or "/a/b/") on a free loopback port; anything else is 404. */
export function serveFolder(folder: string, prefix = "/"): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = pathname.startsWith(prefix) ? fileFor(folder, `/${pathname.slice(prefix.length)}`) : undefined;
    if (file === undefined) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    response.writeHead(200, { "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store" });
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
