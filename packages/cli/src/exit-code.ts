/** Exit codes of every command. */
export const EXIT = {
  done: 0,
  /** An error diagnostic, a warning under `--strict`, or a check that found something. */
  refused: 1,
  usage: 2,
  /** Disk, permission or lock: not the author's fault. */
  machine: 3,
  /** Our own fault; always asks for a report. */
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure that the user can act on, with its exit code. Anything else that is thrown is our bug. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
}

const isSystemError = (error: unknown): error is SystemError => error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error && typeof error.syscall === "string";

/** The code of a failed system call, such as `ENOSPC`. Removing a tree gives none where it met what it does not know. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined;
  return error.code === "" ? "UNKNOWN" : error.code;
}

/** The call that failed: `write`, `mkdir`, `spawn git`. */
export const systemCall = (error: unknown): string | undefined => (isSystemError(error) ? error.syscall : undefined);

/** What a thrown value means for the exit code. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  // Every failed system call is the machine's: what our own code forgot to expect of a disk is still mended there.
  return systemErrorCode(error) === undefined ? EXIT.bug : EXIT.machine;
}
