// Preloaded into a build that must not start a browser: any attempt to start one fails loudly.
import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";

const { spawn } = childProcess;
childProcess.spawn = (command, ...rest) => {
  if (/chrom|msedge/i.test(String(command))) throw new Error(`a browser was started: ${String(command)}`);
  return spawn(command, ...rest);
};
syncBuiltinESMExports();
