import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { casesIn } from "./case.ts";
import { ROWS, SHOWN_ELSEWHERE } from "./rows.ts";

const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));

test("every row of the list is shown by a folder or by a test that is there", () => {
  const folders = new Set(casesIn(`${REPOSITORY}test/bad-inputs`).map(({ id }) => id));
  const missing = ROWS.filter((row) => {
    const elsewhere = SHOWN_ELSEWHERE[row];
    if (elsewhere === undefined) return !folders.has(row);
    const [file, words] = elsewhere;
    return !existsSync(REPOSITORY + file) || !readFileSync(REPOSITORY + file, "utf8").includes(words);
  });
  expect(missing).toEqual([]);
});
