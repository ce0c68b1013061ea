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

const failed = (code: string, syscall: string, rest: object = {}): Error => Object.assign(new Error(`${code}: ${syscall} '/a/b'`), { code, syscall, ...rest });

test.each([
  [failed("ENOENT", "open"), "moved or removed while Almanac worked"],
  [failed("ENOENT", "mkdir"), "nothing can be made in the folder above"],
  [failed("ENOENT", "uv_cwd"), "the folder that you stand in was removed"],
  [failed("ENOENT", "spawn git"), "see that git is installed"],
  [failed("EEXIST", "mkdir"), "something else stands at this path"],
  [failed("ESTALE", "stat"), "mount it again"],
  [failed("EWHATEVER", "read"), "see that the disk or network drive is well"],
])("a system call that nobody thought of is the machine's, too: %s", (error, words) => {
  expect(exitCodeOf(error)).toBe(EXIT.machine);
  expect(failureText(error)).toContain(words);
});

test("a failure that the system has no name for is the machine's, too", () => {
  const error = Object.assign(new Error(", Unknown error: something odd '/a/b'"), { code: "", errno: -4094, syscall: "rm" });
  expect(exitCodeOf(error)).toBe(EXIT.machine);
  expect(failureText(error)).toContain("refused: UNKNOWN, Unknown error: something odd '/a/b'");
});

test("our own mistake stays a bug", () => {
  expect(exitCodeOf(new TypeError("x is not a function"))).toBe(EXIT.bug);
  expect(exitCodeOf(Object.assign(new Error("no such option"), { code: "ERR_X" }))).toBe(EXIT.bug);
});
