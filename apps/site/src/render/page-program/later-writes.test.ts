import { expect, test } from "vitest";
import { laterWrites } from "./later-writes.ts";

test("what is written later is written in its order, each once", () => {
  const written: number[] = [];
  const later = laterWrites();
  for (const page of [1, 2, 3]) later.add(10, () => written.push(page));
  expect(written).toEqual([]);
  later.all();
  later.all();
  expect(written).toEqual([1, 2, 3]);
});

test("no more waits in memory than is allowed: the oldest are written", () => {
  const written: number[] = [];
  const later = laterWrites(25);
  for (const page of [1, 2, 3, 4]) later.add(10, () => written.push(page));
  expect(written).toEqual([1, 2]);
  later.add(100, () => written.push(5));
  expect(written).toEqual([1, 2, 3, 4, 5]);
});

test("while something is waited for, pages are written; when it comes, the rest waits on", async () => {
  const written: number[] = [];
  const later = laterWrites();
  const coming = Promise.withResolvers<string>();
  for (let page = 0; page < 1_000; page += 1)
    later.add(1, () => {
      written.push(page);
      if (page === 9) coming.resolve("told");
    });
  expect(await later.until(coming.promise)).toBe("told");
  expect(written.length).toBeGreaterThanOrEqual(10);
  expect(written.length).toBeLessThan(100);
  later.all();
  expect(written).toEqual(Array.from({ length: 1_000 }, (_, page) => page));
  await expect(later.until(Promise.reject(new Error("gone")))).rejects.toThrow("gone");
});
