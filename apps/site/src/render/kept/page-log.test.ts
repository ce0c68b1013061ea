import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loggedBytes, logPages, type LoggedPage } from "./page-log.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-log-"));
afterAll(() => rmSync(folder, { recursive: true }));
const log = join(folder, "page-log");
const bytesOf = (text: string): Buffer => Buffer.from(text);
const textOf = (page: LoggedPage): string | undefined => {
  const bytes = loggedBytes(folder, page);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
};
const logged = async (staying: readonly LoggedPage[], fresh: readonly string[]): Promise<readonly LoggedPage[]> => (await logPages(folder, staying, fresh.map(bytesOf))) ?? [];

test("pages are added to the log, and what an earlier list says of it holds good", async () => {
  const first = await logged([], ["one", "two", ""]);
  expect(first.map(textOf)).toEqual(["one", "two", ""]);
  const before = readFileSync(log, "utf8");
  const second = await logged(first.slice(1), ["three"]);
  expect(second.map(textOf)).toEqual(["two", "", "three"]);
  expect(readFileSync(log, "utf8")).toBe(`${before}three`);
  expect(first.map(textOf)).toEqual(["one", "two", ""]);
});

test("a page that is not there as it was written is not given", async () => {
  const pages = await logged([], ["one", "two"]);
  writeFileSync(log, readFileSync(log, "utf8").replace("one", "ONE"));
  expect(pages.map(textOf)).toEqual([undefined, "two"]);
  rmSync(log);
  expect(pages.map(textOf)).toEqual([undefined, undefined]);
});

test("what is gone is taken out when there is more of it than of the rest", async () => {
  let pages = await logged([], ["a".repeat(3_000_000), "stays"]);
  for (const letter of ["b", "c"]) pages = await logged(pages.slice(1), [letter.repeat(3_000_000)]).then(([stays, last]) => [last, stays].flatMap((page) => page ?? []));
  expect(statSync(log).size).toBeLessThan(9_000_000);
  expect(pages.map((page) => textOf(page)?.slice(0, 5))).toEqual(["ccccc", "stays"]);
  expect(await logged(pages, []), "with nothing new, it stays as it is").toEqual(pages);
});
