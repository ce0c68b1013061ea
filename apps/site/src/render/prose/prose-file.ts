import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { RenderedProse } from "@almanac/prose";

/** Prose as it was set. */
export interface SetProse extends RenderedProse {
  /** What depends on the HTML of a thousand documents need not read it. */
  readonly htmlDigest: string;
}

/** By the digest of what was set. */
export type Kept = Readonly<Record<string, SetProse>>;

type Listed = readonly [key: string, prose: Omit<SetProse, "html">, from: number, to: number];

const LINE_END = 10;

export const withDigest = (rendered: RenderedProse): SetProse => ({ ...rendered, htmlDigest: createHash("sha256").update(rendered.html).digest("hex").slice(0, 32) });

/** A file in two: all but the HTML, as a line; and the HTML of each, which is read when it is asked for. */
export function proseParts(kept: Kept): readonly Uint8Array[] {
  let at = 0;
  const texts: Uint8Array[] = [];
  const listed = Object.entries(kept).map(([key, { html, ...rest }]): Listed => {
    const bytes = Buffer.from(html);
    texts.push(bytes);
    const from = at;
    at += bytes.length;
    return [key, rest, from, at];
  });
  return [Buffer.from(`${JSON.stringify(listed)}\n`), ...texts];
}

/** What {@link proseParts} made a file of. Nothing of one that is not there, or of which a killed run left half. */
export async function readProse(file: string): Promise<Kept> {
  if (!existsSync(file)) return {};
  try {
    const bytes = await readFile(file);
    const head = bytes.indexOf(LINE_END);
    const listed = JSON.parse(bytes.toString("utf8", 0, head)) as readonly Listed[];
    const texts = bytes.subarray(head + 1);
    // HTML has no zeros: a machine that lost its power may have left them in the place of text.
    if ((listed.at(-1)?.[3] ?? 0) !== texts.length || texts.includes(0)) return {};
    return Object.fromEntries(
      listed.map(([key, rest, from, to]) => [
        key,
        {
          ...rest,
          get html() {
            return texts.toString("utf8", from, to);
          },
        },
      ]),
    );
  } catch {
    return {};
  }
}
