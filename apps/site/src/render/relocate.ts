import { posix } from "node:path";

/** Where a file of a tree stands below the root that links climb to; undefined: no file of that path is there. */
export type PathOf = (file: string) => string | undefined;

const isRootAbsolute = (address: string): boolean => address.startsWith("/") && !address.startsWith("//");

/** An address in two: the file that it names (a folder is its `index.html`), and what follows. */
export function fileOfAddress(address: string): { readonly file: string; readonly rest: string } {
  const length = address.search(/[?#]|$/);
  const path = address.slice(0, length);
  return { file: (path.endsWith("/") ? `${path}index.html` : path).slice(1), rest: address.slice(length) };
}

function decoded(file: string): string {
  try {
    return decodeURI(file);
  } catch {
    return file;
  }
}

/** Where the file of an address stands, as an address: a name with a space or an umlaut stands in the tree as it is, and encoded in links. */
function placeOf(file: string, pathOf: PathOf): string | undefined {
  const place = pathOf(file);
  if (place !== undefined || !file.includes("%")) return place;
  const plain = pathOf(decoded(file));
  return plain === undefined ? undefined : encodeURI(plain);
}

const isPlain = (path: string): boolean => !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);

const SLASH = "/".charCodeAt(0);

/** The way from one file to another. A layout asks for that of every link: plain paths are compared as they are. */
function between(from: string, to: string): string {
  if (!isPlain(from) || !isPlain(to)) return posix.relative(posix.dirname(`/${from}`), `/${to}`);
  let same = 0;
  for (let at = 0; at < from.length && from.charCodeAt(at) === to.charCodeAt(at); at += 1) if (from.charCodeAt(at) === SLASH) same = at + 1;
  let climbed = 0;
  for (let at = same; at < from.length; at += 1) if (from.charCodeAt(at) === SLASH) climbed += 1;
  return "../".repeat(climbed) + to.slice(same);
}

/**
 * A root-absolute address (`/delivery/#flow`) as seen from a file (`handbook/index.html`): relative, and explicit about `index.html`,
 * so that the site works from any folder and from a file system. What the tree does not hold belongs to the publication and stands
 * below its root, as does everything under the scheme `latest:`. Other addresses are returned unchanged.
 */
export function relativeAddress(address: string, from: string, pathOf: PathOf = (file) => file): string {
  const latest = address.startsWith("latest:/");
  const absolute = latest ? address.slice("latest:".length) : address;
  if (!isRootAbsolute(absolute)) return address;
  const { file, rest } = fileOfAddress(absolute);
  return between(from, latest ? file : (placeOf(file, pathOf) ?? file)) + rest;
}

/** Makes every root-absolute `url(…)` of a stylesheet relative. */
export const relocateCss = (css: string, file: string, pathOf?: PathOf): string =>
  css.replace(/url\((["']?)(\/[^)"']+)\1\)/g, (_, quote: string, address: string) => `url(${quote}${relativeAddress(address, file, pathOf)}${quote})`);

export interface JsonPlace {
  /** Path of the file in the tree. */
  readonly file: string;
  /** Where the tree's own files stand below the root, ending in `/`, or nothing. */
  readonly folder: string;
  readonly pathOf: PathOf;
}

/** Addresses in data are relative to the file that holds them, or to the folder of all the edition's files. */
function movedInJson(address: string, { file, folder, pathOf }: JsonPlace): string {
  if (isRootAbsolute(address)) return placeOf(fileOfAddress(address).file, pathOf) === undefined ? address : relativeAddress(address, `${folder}${file}`, pathOf);
  for (const base of [posix.dirname(file), "."]) {
    const target = posix.join(base, address);
    const place = pathOf(target);
    if (place !== undefined) return place === folder + target ? address : posix.relative(posix.join("/", folder, base), `/${place}`);
  }
  return address;
}

/** Moves those strings of a JSON text that are addresses of files of the tree. Keys and all other bytes stay. */
export const relocateJson = (json: string, place: JsonPlace): string =>
  json.replace(/"(\/[^"\\]*|[\w.][\w./-]*\.\w+)"(?!\s*:)/g, (whole, address: string) => {
    const moved = movedInJson(address, place);
    return moved === address ? whole : JSON.stringify(moved);
  });
