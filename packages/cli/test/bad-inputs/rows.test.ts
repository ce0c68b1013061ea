import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { casesIn } from "./case.ts";
import { ROWS, SHOWN_ELSEWHERE } from "./rows.ts";

const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));

/** A line that gives a test, or a bomb, its name: words of a comment show nothing. */
const NAMES_A_TEST = /^\s*(?:test|describe|it)\b|^\s*\](?: as const)?\)\(|^\s*(?:chart|diagram|picture)\(/;

test("every row of the list is shown by a folder or by a test that is there", () => {
  const folders = new Set(casesIn(`${REPOSITORY}test/bad-inputs`).map(({ id }) => id));
  const missing = ROWS.filter((row) => {
    const elsewhere = SHOWN_ELSEWHERE[row];
    if (elsewhere === undefined) return !folders.has(row);
    const [file, words] = elsewhere;
    return !existsSync(REPOSITORY + file) || !readFileSync(REPOSITORY + file, "utf8").split("\n").some((line) => line.includes(words) && NAMES_A_TEST.test(line));
  });
  expect(missing).toEqual([]);
});
