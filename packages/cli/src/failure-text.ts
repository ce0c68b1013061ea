import { CommandError, EXIT, exitCodeOf, systemCall, systemErrorCode } from "./exit-code.ts";

const MACHINE_HINTS: Readonly<Record<string, string>> = {
  ENOSPC: "make room on the disk",
  EDQUOT: "make room on the disk, or ask for a larger quota",
  EACCES: "give this account the right to read and write there, or name another folder",
  EPERM: "give this account the right to change what is there, or name another folder",
  EROFS: "name a folder that can be written: this one is read-only",
  EMFILE: "allow more open files (`ulimit -n`)",
  EBUSY: "close what uses the file",
  ENOTDIR: "a part of this path is a file and no folder: name another path",
  EISDIR: "this is a folder and no file: name another path",
  ELOOP: "links lead round in a circle there: name another path",
  ENAMETOOLONG: "name a shorter path",
  ENOENT: "it was moved or removed while Almanac worked, or nothing can be made there: see that the folder is there and that nothing else clears it away",
  EEXIST: "something else stands at this path: move it away, or name another path",
  ENOTEMPTY: "something was put there while Almanac worked: let the other program end",
  EINVAL: "this file system does not take such a name or such a call: name a folder on another disk",
  ENFILE: "the machine has too many files open: close other programs",
  EAGAIN: "the machine is short of something that it will have again: wait a little",
  ENOMEM: "make memory free: close other programs, or give this one more",
  EFBIG: "the file is larger than this disk or account may hold: name a folder on another disk",
  EMLINK: "too many links lead to this file: name a folder on another disk",
  ETXTBSY: "close the program that uses the file",
  ESTALE: "the network drive has changed under the program: mount it again",
  EXDEV: "keep the folder with all that is in it on one file system: a part of it is mounted from another",
};

/** What somebody does about a failed system call. */
function machineHint(error: unknown): string {
  const [call = "", program = ""] = (systemCall(error) ?? "").split(" ");
  if (call === "uv_cwd") return "the folder that you stand in was removed: change to one that is there";
  if (call === "mkdir" && systemErrorCode(error) === "ENOENT") return "nothing can be made in the folder above: name another one";
  if (call.startsWith("spawn")) return `see that ${program || "the program"} is installed and can be run`;
  return MACHINE_HINTS[systemErrorCode(error) ?? ""] ?? "see that the disk or network drive is well";
}

/** What the system says; where it gives a number alone, with the name that everybody knows. */
function machineWords(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const code = systemErrorCode(error) ?? "";
  return message.includes(code) ? message : `${code}${message}`;
}

/** Messages of these are about code; others may quote what was read, which may be private. */
const ABOUT_CODE = new Set(["TypeError", "ReferenceError", "RangeError"]);

/** What a report needs: the kind of error and where it was thrown. */
function crashLines(error: unknown): string {
  if (!(error instanceof Error)) return "a value that is no error was thrown";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [ABOUT_CODE.has(error.name) ? `${error.name}: ${error.message}` : error.name, ...frames].join("\n");
}

/** Recorded words may come from a merge: a terminal must not obey their control characters, nor a log of GitHub a command at the start of a line. */
const plainText = (text: string): string => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu, "\ufffd").replace(/\n(?=\s*(?:::|##\[))/g, "\n| ");

/** What somebody who ran a command is told about a thrown value. */
export function failureText(error: unknown): string {
  if (error instanceof CommandError) return `error: ${plainText(error.message)}`;
  if (exitCodeOf(error) === EXIT.machine)
    return `error: the machine refused: ${machineWords(error)}\nhint: ${machineHint(error)}; then run the command again: nothing that counts was left half-written`;
  return `This is a bug in Almanac, not in your data. Please report it with the lines below.\n${crashLines(error)}`;
}
