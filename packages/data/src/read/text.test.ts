import { describe, expect, test } from "vitest";
import { accepted, CONFIG, csvProgram, places, refused } from "../../test/a-program.ts";

const FILE = "data/sources/issues.csv";
const CSV = "Issue key,Summary,Status,Created\nABC-1,Café,To Do,2026-01-05\n";
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const latin1 = (text: string): Uint8Array => Uint8Array.from([...text].map((character) => character.charCodeAt(0)));

describe("files that are not the text they should be", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["F01 empty", "", `${FILE}:1:1 FILE-EMPTY`],
    ["F04 a byte that is not UTF-8", latin1(CSV), `${FILE}:2:10 FILE-ENCODING`],
    ["F04 a sequence cut off at the end", bytes(...new TextEncoder().encode("Issue key\nABC-1 "), 0xc3), `${FILE}:2:7 FILE-ENCODING`],
    ["F07 UTF-16 without a mark", bytes(...[...CSV].flatMap((character) => [character.charCodeAt(0) & 0xff, 0])), `${FILE}:1:1 FILE-UTF16`],
    ["F08 a NUL", CSV.replace("Café", "Ca\0fe"), `${FILE}:2:9 FILE-NUL`],
    ["F09 a saved sign-in page", "<!DOCTYPE html><html><body>Sign in</body></html>", `${FILE}:1:1 FILE-HTML`],
    ["F10 a renamed workbook", bytes(0x50, 0x4b, 3, 4, 20, 0), `${FILE}:1:1 FILE-ZIP`],
    ["F09 a sign-in page behind a mark and a comment", "\u{feff}\n<!-- sso -->\n<html><body>Sign in</body></html>", `${FILE}:1:1 FILE-HTML`],
    ["F09 an error of a storage service", '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', `${FILE}:1:1 FILE-HTML`],
    ["F10 a gzip archive", bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2), `${FILE}:1:1 FILE-ZIP`],
    ["F10 an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), `${FILE}:1:1 FILE-ZIP`],
    ["F10 a PDF", "%PDF-1.7\n1 0 obj", `${FILE}:1:1 FILE-ZIP`],
    ["F11 a Git large-file pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n", `${FILE}:1:1 FILE-LFS-POINTER`],
    ["F12 conflict markers", CSV.replace("ABC-1", "<<<<<<< HEAD\nABC-1"), `${FILE}:2:1 FILE-CONFLICT`],
  ])("%s", (_name, content, place) => {
    expect(places(refused(csvProgram(content)))).toEqual([place]);
  });

  test("the clean twin", () => {
    expect(accepted(csvProgram(CSV)).items[0]?.title).toBe("Café");
  });

  test("F12 conflict markers in almanac.yaml", () => {
    expect(places(refused(csvProgram(CSV, `${CONFIG}<<<<<<< HEAD\n`)))).toEqual(["data/almanac.yaml:4:1 FILE-CONFLICT"]);
  });

  test("F04 never guesses between encodings: the hint says how to declare one", () => {
    expect(refused(csvProgram(latin1(CSV)))[0]).toMatchObject({ found: "byte E9", hint: expect.stringContaining("encoding: windows-1252") as string });
  });
});
