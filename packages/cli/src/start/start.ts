import process from "node:process";
import { EXIT, systemErrorCode } from "../exit-code.ts";
import { undoHalfMade } from "../half-made.ts";

/** Runs the command line of this process to its end. An installation that was cut short is told of. */
export async function start(): Promise<void> {
  for (const [signal, code] of [
    ["SIGINT", EXIT.interrupted],
    ["SIGTERM", EXIT.terminated],
  ] as const) {
    process.on(signal, () => {
      undoHalfMade();
      process.exit(code);
    });
  }

  for (const [stream, other] of [
    [process.stdout, process.stderr],
    [process.stderr, process.stdout],
  ] as const)
    stream.on("error", (error: Error) => {
      undoHalfMade();
      // `almanac explain … | head` closes the pipe early: nobody is left to read, and nothing is wrong.
      if (systemErrorCode(error) === "EPIPE") process.exit(EXIT.done);
      if (other.writable) other.write(`error: what is printed could not be written: ${error.message}\nhint: make room on the disk that it is written to, or write it elsewhere; then run the command again\n`);
      process.exit(EXIT.machine);
    });

  const { runCommand } = await import("../run-command.ts");
  process.exitCode = await runCommand(process.argv.slice(2));
}
