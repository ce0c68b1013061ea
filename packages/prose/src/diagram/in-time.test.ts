import { expect, test } from "vitest";
import { inTime, LATE } from "./in-time.ts";

const never = new Promise<string>(() => undefined);
const busy = () => {
  let seconds = 0;
  return async () => await Promise.resolve((seconds += 1));
};
const idle = async () => await Promise.resolve(7);
const silent = async () => await Promise.resolve(undefined);

test.each([
  ["work that keeps a processor busy is given up", busy(), { worked: 0.01, passed: 60 }],
  ["work that only waits is given up by the clock", idle, { worked: 0.01, passed: 0.02 }],
  ["so is work of which nobody can tell", silent, { worked: 0.01, passed: 0.02 }],
])("%s", async (_title, worked, longest) => {
  expect(await inTime(worked, never, longest)).toBe(LATE);
});

test("work on a machine that is busy with other things is waited for", async () => {
  const late = new Promise<string>((resolve) => {
    setTimeout(() => {
      resolve("drawn");
    }, 400);
  });
  expect(await inTime(idle, late, { worked: 0.01, passed: 60 })).toBe("drawn");
});
