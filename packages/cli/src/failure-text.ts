import { CommandError, EXIT, exitCodeOf, systemErrorCode } from "./exit-code.ts";

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
  EXDEV: "keep the folder with all that is in it on one file system: a part of it is mounted from another",
};

/** What somebody does about a failed system call. */
const machineHint = (code: string | undefined): string => MACHINE_HINTS[code ?? ""] ?? "see that the disk or network drive is well";

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
    return `error: the machine refused: ${error instanceof Error ? error.message : ""}\nhint: ${machineHint(systemErrorCode(error))}; then run the command again: nothing that counts was left half-written`;
  return `This is a bug in Almanac, not in your data. Please report it with the lines below.\n${crashLines(error)}`;
}
