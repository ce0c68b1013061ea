import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chainOrder, compareText, isSound, readLink, timeOrder, verifyChain, type Act, type Diagnostic, type EditionHeader, type EditionName, type FrozenEdition, type IsoDate } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import { readActs } from "./acts.ts";
import { ACTS, broken, EDITIONS, hasOtherLineEnds, lineEndsHint, newer, objectFile, restrictedObjects } from "./store-paths.ts";
import { wholeFile } from "./whole-file.ts";

/** A link of the chain as it stands in the store. */
export interface StoredEdition extends FrozenEdition {
  readonly edition: EditionHeader;
  /** Version of the shape that it was written in. In schema 1 the file holds the content, too, and `edition.content` is the file's own digest. */
  readonly schema: number;
  /** Names of releases, as given. */
  readonly labels: readonly string[];
  readonly correctedBy?: EditionName;
  /** Its content was taken back: the header stays, `readEdition` gives none. */
  readonly withdrawn?: { readonly on: IsoDate; readonly reason: string };
}

export interface Chain {
  /** In the order in which they were frozen. The last is the one that the next must follow; what is newest for readers says {@link newestEdition}. */
  readonly editions: readonly StoredEdition[];
  readonly acts: readonly Act[];
  /** What is wrong with a header, with how they follow each other, or with the acts. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Link extends Pick<StoredEdition, "file" | "sha256" | "schema" | "edition"> {
  /** The text is only what is left of it: an act must say that it was withdrawn. */
  readonly isRest?: true;
}

function readLinks(root: string): { readonly links: readonly Link[]; readonly diagnostics: readonly Diagnostic[] } {
  const folder = join(root, EDITIONS);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json") && `${EDITIONS}/${name}` !== ACTS).sort(compareText) : [];
  const links: (Link & { readonly text: string })[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const file = `${EDITIONS}/${name}`;
    const text = readFileSync(join(root, file), "utf8");
    const digest = sha256(text);
    const link = readLink(text, digest);
    if (hasOtherLineEnds(text)) diagnostics.push({ ...broken(file), message: "the line ends of this edition were changed", hint: lineEndsHint });
    else if (link.kind === "broken") diagnostics.push(broken(file));
    else if (link.kind === "newer") diagnostics.push(newer(file, link.schema));
    else links.push({ file, text, sha256: link.kind === "withdrawn" ? link.sha256 : digest, schema: link.schema, edition: link.header, ...(link.kind === "withdrawn" ? { isRest: true } : {}) });
  }
  // The texts of the others are proved by the edition that follows them.
  const followed = new Set(links.map(({ edition }) => edition.previous?.sha256));
  const isUnsealed = links.every(({ edition }) => edition.seal === undefined);
  const loose = new Set(links.filter((link) => !followed.has(link.sha256) && link.schema !== 1 && !isSound(link.text, sha256, isUnsealed)).map(({ file }) => file));
  diagnostics.push(...[...loose].map(broken));
  const sound = links.filter(({ file }) => !loose.has(file)).map(({ text: _, ...link }) => link);
  return { links: chainOrder(sound), diagnostics };
}

/** A withdrawn edition whose content stands in the store again: by a merge, a restored backup, or because the removal was interrupted. */
const restored = ({ file, schema, edition: { id, content } }: StoredEdition): Diagnostic =>
  wholeFile(schema === 1 ? file : objectFile(content), "EDITION-RESTORED", `this is the content of edition ${id}, which was withdrawn`, `\`almanac withdraw ${id}\` removes it again; it must not be published`);

/** What it told fewer readers, likewise; undefined where nothing of it is here. */
function restoredSlices(root: string, { edition: { id, slices = {} } }: StoredEdition): readonly Diagnostic[] {
  const names = Object.values(slices);
  const folder = names.length === 0 ? undefined : restrictedObjects(root);
  if (folder === undefined) return [];
  return names
    .map((name) => `${folder}/${name}`)
    .filter((file) => existsSync(join(root, file)))
    .map((file) => wholeFile(file, "EDITION-RESTORED", `this is what edition ${id}, which was withdrawn, told fewer readers`, `\`almanac withdraw ${id}\` removes it again; it must not be published`));
}

function withActs(links: readonly Link[], acts: readonly Act[]): readonly StoredEdition[] {
  const about = Map.groupBy(acts, ({ edition }) => edition);
  const corrections = new Map(links.flatMap(({ edition: { corrects, id, label, asOfDate } }): readonly (readonly [string, EditionName])[] => (corrects === undefined ? [] : [[corrects.id, { id, label, asOfDate }]])));
  return links.map(({ isRest: _, ...link }) => {
    const done = about.get(link.edition.id) ?? [];
    const correctedBy = corrections.get(link.edition.id);
    const withdrawal = done.find((act) => act.act === "withdraw");
    return {
      ...link,
      labels: done.flatMap((act) => (act.act === "label" ? [act.label] : [])),
      ...(correctedBy === undefined ? {} : { correctedBy }),
      ...(withdrawal?.act === "withdraw" ? { withdrawn: { on: withdrawal.on, reason: withdrawal.reason } } : {}),
    };
  });
}

/** Every frozen edition by its header: small files, so that a thousand of them are read in no time. */
export function readChain(root: string): Chain {
  const { links, diagnostics: unreadable } = readLinks(root);
  const { acts, diagnostics: actDiagnostics } = readActs(root, links);
  const editions = withActs(links, acts);
  const followings = verifyChain(editions).map(({ file, code, message, hint }) => wholeFile(file, code, message, hint));
  const withdrawn = new Set(editions.flatMap(({ edition, withdrawn: act }) => (act === undefined ? [] : [edition.id])));
  const present = editions.filter(({ withdrawn: act, edition, schema }, index) => act !== undefined && (schema === 1 ? links[index]?.isRest !== true : existsSync(join(root, objectFile(edition.content)))));
  const cut = links.filter(({ isRest, edition }) => isRest === true && !withdrawn.has(edition.id)).map(({ file }) => broken(file));
  return { editions, acts, diagnostics: [...unreadable, ...cut, ...followings, ...actDiagnostics, ...present.map(restored), ...editions.flatMap((stored) => (stored.withdrawn === undefined ? [] : restoredSlices(root, stored)))] };
}

/** The newest statement for readers: the latest as-of time, and of one time the last frozen. Withdrawn ones say nothing any more. */
export const newestEdition = (editions: readonly StoredEdition[]): StoredEdition | undefined => timeOrder(editions).findLast(({ withdrawn }) => withdrawn === undefined);
