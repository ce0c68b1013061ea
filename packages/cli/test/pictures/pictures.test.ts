import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { treeDigest } from "../small-program.ts";
import { scene, type Scene } from "../store/scene.ts";

const PAGE = "content/handbook/how-we-work.md";
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><title>The loop</title><!-- by M. --><path d="M0 0L9 9" fill="none" stroke="#123"/></svg>';

const fixture = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

let program: Scene;
const place = (file: string, bytes: string | Uint8Array): void => {
  program.write(`content/handbook/${file}`, "");
  writeFileSync(program.path(`content/handbook/${file}`), bytes);
};
const add = (text: string): void => program.write(PAGE, `${readFileSync(program.path(PAGE), "utf8")}\n${text}\n`);
beforeEach(() => {
  program = scene();
});
afterEach(() => program.remove());

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  readonly hint?: string;
}
const found = async (...command: readonly [string, ...string[]]): Promise<readonly Found[]> => (JSON.parse((await program.almanac(...command, "--format", "json")).stdout) as readonly Found[]).filter(({ code }) => /^PICTURE|^MARKDOWN-IMAGE|^MARKDOWN-ALT/.test(code));

const objects = (ending: string): readonly string[] => readdirSync(program.path("data/objects")).filter((name) => name.endsWith(ending));

interface Frozen {
  readonly documents: readonly { readonly path: string; readonly pictures?: Readonly<Record<string, { readonly object: string; readonly width: number; readonly height: number }>> }[];
}
function pictures(date: string): Readonly<Record<string, { readonly object: string; readonly width: number; readonly height: number }>> {
  const header = JSON.parse(readFileSync(program.path(`data/editions/${date}.json`), "utf8")) as { readonly content: string };
  const { documents } = JSON.parse(readFileSync(program.path(`data/objects/${header.content}`), "utf8")) as Frozen;
  return documents.find(({ path }) => path === "handbook/how-we-work.md")?.pictures ?? {};
}

test("pictures go from the page into the edition, the site and the publication, and nothing of where a photograph was taken goes with them", async () => {
  place("loop.svg", DRAWING);
  place("pictures/team.jpg", fixture("with-position.jpg"));
  place("unseen.png", fixture("still.png"));
  add('![The loop of an experiment](loop.svg "From experiment to gate")\n\nThe team ![a face](pictures/team.jpg) in a line, and [once more][team] ![a face][team].\n\n[team]: pictures/team.jpg');
  expect(await program.freeze("2026-11-15")).toMatchObject({ code: 0 });

  const frozen = pictures("2026-11-15");
  expect(Object.entries(frozen).map(([path, { width, height }]) => [path, width, height])).toEqual([["handbook/loop.svg", 200, 100], ["handbook/pictures/team.jpg", 40, 64]]);
  const [drawing, photo] = Object.values(frozen).map(({ object }) => readFileSync(program.path(`data/objects/${object}`)));
  expect(Object.values(frozen).map(({ object }) => object)).toEqual([`${sha256(drawing ?? Buffer.of())}.svg`, `${sha256(photo ?? Buffer.of())}.webp`]);
  expect(drawing?.toString()).not.toContain("by M.");
  expect(fixture("with-position.jpg").includes("Somebody")).toBe(true);
  for (const note of ["Somebody", "Exif", "EXIF", "GPS", Buffer.from([52, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0])]) expect(photo?.includes(note)).toBe(false);
  expect(objects(".png")).toEqual([]);

  expect(await program.almanac("build", "--edition", "2026-11-15", "--out", program.path("site"))).toMatchObject({ code: 0 });
  const html = readFileSync(program.path("site/handbook/how-we-work/index.html"), "utf8");
  const media = readdirSync(program.path("site/media"));
  expect(media.map((name) => sha256(readFileSync(program.path(`site/media/${name}`))).startsWith(name.split(".")[0] ?? "-"))).toEqual([true, true]);
  const [svg = "", webp = ""] = [media.find((name) => name.endsWith(".svg")), media.find((name) => name.endsWith(".webp"))];
  expect(html).toContain(`<figure class="picture"><img src="../../media/${svg}" alt="The loop of an experiment" width="200" height="100" decoding="async"><figcaption>From experiment to gate</figcaption></figure>`);
  expect(html.match(new RegExp(`<img src="../../media/${webp}" alt="a face" width="40" height="64" loading="lazy" decoding="async">`, "g"))).toHaveLength(2);

  // From the store alone, whatever became of the files; `verify` below renders it anew.
  place("loop.svg", DRAWING.replace("#123", "#456"));
  place("pictures/team.jpg", "gone");
  expect(await program.almanac("build", "--edition", "2026-11-15", "--out", program.path("again"))).toMatchObject({ code: 0 });
  expect(treeDigest(program.path("again"))).toBe(treeDigest(program.path("site")));
  place("pictures/team.jpg", fixture("with-position.jpg"));

  expect(await program.freeze("2026-11-22")).toMatchObject({ code: 0 });
  const { stdout } = await program.almanac("diff", "2026-11-15", "2026-11-22");
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("How we work (handbook, only the picture handbook/loop.svg, handbook/how-we-work.md)");

  expect(await program.almanac("publish", "--all", "--to", program.path("public"))).toMatchObject({ code: 0 });
  const shown = (date: string): readonly string[] => [...readFileSync(program.path(`public/editions/${date}/handbook/how-we-work/index.html`), "utf8").matchAll(/<img src="\.\.\/\.\.\/\.\.\/\.\.\/(_assets\/[^"]+)"/g)].map((match) => match[1] ?? "");
  expect(shown("2026-11-15")).toHaveLength(3);
  expect(shown("2026-11-15").slice(1)).toEqual(shown("2026-11-22").slice(1));
  expect(shown("2026-11-15")[0]).not.toBe(shown("2026-11-22")[0]);
  for (const file of [...shown("2026-11-15"), ...shown("2026-11-22")]) expect(existsSync(program.path(join("public", file)))).toBe(true);
  expect(await program.almanac("verify", program.path("public"))).toMatchObject({ code: 0 });

  const object = `data/objects/${pictures("2026-11-15")["handbook/pictures/team.jpg"]?.object ?? ""}`;
  writeFileSync(program.path(object), Buffer.concat([readFileSync(program.path(object)), Buffer.of(0)]));
  for (const refused of [await program.almanac("verify", "--format", "json"), await program.almanac("build", "--edition", "2026-11-15", "--out", program.path("site"), "--format", "json")]) {
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("OBJECT-TAMPERED");
  }
});

const WIDE_PNG = (() => {
  const bytes = Buffer.from(fixture("still.png"));
  bytes.writeUInt32BE(9000, 16);
  bytes.writeUInt32BE(9000, 20);
  return bytes;
})();

/** A moving PNG, as far as anybody looks. */
const MOVING_PNG = (() => {
  const bytes = fixture("still.png");
  return Buffer.concat([bytes.subarray(0, 33), Buffer.from([0, 0, 0, 8]), Buffer.from("acTL"), Buffer.alloc(12), bytes.subarray(33)]);
})();

type Refusal = readonly [what: string, file: string, bytes: string | Uint8Array, address: string, expected: Partial<Found>];

const REFUSALS: readonly Refusal[] = [
  ["missing, near", "loop.svg", DRAWING, "lop.svg", { code: "MARKDOWN-IMAGE", found: "lop.svg", expected: "loop.svg", hint: "did you mean loop.svg?" }],
  ["missing, in another folder", "pictures/loop.svg", DRAWING, "loop.svg", { code: "MARKDOWN-IMAGE", expected: "pictures/loop.svg", hint: "did you mean pictures/loop.svg?" }],
  ["outside of the content", "loop.svg", DRAWING, "../../loop.svg", { code: "MARKDOWN-IMAGE", expected: "a file below content/" }],
  ["from the root", "loop.svg", DRAWING, "/loop.svg", { code: "MARKDOWN-IMAGE", expected: "a file below content/" }],
  ["no picture", "loop.svg", DRAWING, "how-we-work.md", { code: "PICTURE-TYPE", found: ".md" }],
  ["too large a file", "large.png", Buffer.alloc(20_000_001), "large.png", { code: "PICTURE-SIZE", found: "20.0 MB", expected: "at most 20.0 MB" }],
  ["too large a drawing", "large.svg", `${DRAWING}${" ".repeat(500_000)}`, "large.svg", { code: "PICTURE-SIZE", hint: "export the drawing as PNG" }],
  ["too many pixels", "wide.png", WIDE_PNG, "wide.png", { code: "PICTURE-SIZE", found: "9000 × 9000" }],
  ["not what its ending says", "team.png", fixture("with-position.jpg"), "team.png", { code: "PICTURE-TYPE", found: "a JPEG picture", expected: "a PNG picture", hint: "rename the file to team.jpg, and name that file" }],
  ["a page in place of a picture", "team.png", "<html></html>", "team.png", { code: "PICTURE-UNREADABLE" }],
  ["cut short", "team.jpg", fixture("with-position.jpg").subarray(0, 900), "team.jpg", { code: "PICTURE-UNREADABLE" }],
  ["kept elsewhere", "team.jpg", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "team.jpg", { code: "PICTURE-UNREADABLE", hint: "run `git lfs pull`" }],
  ["a moving GIF", "moving.gif", fixture("moving.gif"), "moving.gif", { code: "PICTURE-ANIMATED" }],
  ["a moving WebP", "moving.webp", fixture("moving.webp"), "moving.webp", { code: "PICTURE-ANIMATED" }],
  ["a moving PNG", "moving.png", MOVING_PNG, "moving.png", { code: "PICTURE-ANIMATED" }],
  ["a script in a drawing", "loop.svg", DRAWING.replace("<path", "\n<script>alert(1)</script><path"), "loop.svg", { code: "PICTURE-SVG", found: "<script>", message: "line 2 of content/handbook/loop.svg holds what a published drawing may not: <script>" }],
  ["a handler in a drawing", "loop.svg", DRAWING.replace("<path", '<path onload="x"'), "loop.svg", { code: "PICTURE-SVG", found: '<path> with onload="x"' }],
];

describe("a picture that cannot be shown is reported at its place in the page", () => {
  test.each(REFUSALS)("%s", async (_, file, bytes, address, expected) => {
    place(file, bytes);
    add(`A word and ![what it shows](${address}).`);
    const line = readFileSync(program.path(PAGE), "utf8").split("\n").findIndex((each) => each.includes("![what")) + 1;
    // Nor is it called unused while its page is wrong: its hint would be to remove it.
    const [only, ...others] = await found("check");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ ...expected, severity: "error", file: program.path(PAGE), line, column: 12 });
  });

  test("an edition says the same, and is not made", async () => {
    place("team.png", fixture("with-position.jpg"));
    add("![what it shows](team.png)\n\n![what it shows][again]\n\n[again]: team.png");
    const checked = await found("check");
    expect(checked.map(({ code, column }) => [code, column])).toEqual([["PICTURE-TYPE", 1], ["PICTURE-TYPE", 1]]);
    expect(await found("edition", "--as-of", "2026-11-22T22:00:00+01:00")).toEqual(checked);
    expect(existsSync(program.path("data/editions/2026-11-22.json"))).toBe(false);
  });
});

test("still pictures of every kind are shown; one that nothing shows is a warning", async () => {
  for (const name of ["still.gif", "still.avif", "still.png"]) place(name, fixture(name));
  add('![a](still.gif) ![b](still.avif)\n\n![](still.png "decorative")');
  place("old/forgotten.png", fixture("still.png"));
  expect(await found("check")).toEqual([expect.objectContaining({ code: "PICTURE-UNUSED", severity: "warning", file: program.path("content/handbook/old/forgotten.png"), line: 1 })]);
});
