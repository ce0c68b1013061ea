import { expect, test } from "vitest";
import { CommandError, EXIT, exitCodeOf } from "./exit-code.ts";
import { failureText } from "./failure-text.ts";

test("recorded words command neither a terminal nor a log of GitHub", () => {
  const text = failureText(new CommandError("withdrawn: why \u202e\u001b[2J\n::error::not ours\n##[add-mask]x\nhint: another", EXIT.refused));
  expect(text).toBe("error: withdrawn: why \ufffd\ufffd[2J\n| ::error::not ours\n| ##[add-mask]x\nhint: another");
});

test.each([
  ["ENOTDIR", "is a file and no folder"],
  ["EXDEV", "on one file system"],
])("%s is the machine's, with what to do", (code, words) => {
  const error = Object.assign(new Error(`${code}: mkdir '/a/b'`), { code, syscall: "mkdir" });
  expect(exitCodeOf(error)).toBe(EXIT.machine);
  expect(failureText(error)).toContain(words);
});
