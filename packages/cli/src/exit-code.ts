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

const MACHINE_ERRORS = new Set(["EACCES", "EPERM", "ENOSPC", "EROFS", "EMFILE", "EDQUOT", "EIO", "EBUSY", "EXDEV", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG"]);

/** The code of a failed system call, such as `ENOSPC`. */
export const systemErrorCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error ? error.code : undefined;

/** What a thrown value means for the exit code. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  const code = systemErrorCode(error);
  return code !== undefined && MACHINE_ERRORS.has(code) ? EXIT.machine : EXIT.bug;
}
