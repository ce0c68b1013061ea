import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Paths of the files that a web server finds below a root, links followed, in order. The folder of the page of all editions is served as `editions/`. */
export function servedFiles(root: string, folder = ""): readonly string[] {
  return readdirSync(join(root, folder))
    .flatMap((name) => {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (path === "all-editions") return [];
      return statSync(join(root, path)).isDirectory() ? servedFiles(root, path) : [path];
    })
    .sort();
}

/** Links of all pages that lead nowhere when the root is served under a path. The error page is shown under any address and has a test of its own. */
export function brokenLinks(root: string): readonly string[] {
  const base = "http://host/a/b/";
  const leadsNowhere = (page: string, address: string): boolean => {
    const { pathname } = new URL(address, base + page);
    const file = join(root, decodeURIComponent(pathname.slice("/a/b/".length)));
    return !pathname.startsWith("/a/b/") || !existsSync(file) || statSync(file).isDirectory();
  };
  return servedFiles(root)
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .flatMap((page) =>
      [...readFileSync(join(root, page), "utf8").matchAll(/\s(?:href|src)="([^"]*)"/g)]
        .map(([, address = ""]) => address.replaceAll("&amp;", "&"))
        .filter((address) => !/^(https?:|mailto:|data:|#)/.test(address) && leadsNowhere(page, address))
        .map((address) => `${page}: ${address}`),
    );
}
