import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";

export const nightly = (): Promise<ExitCode> => Promise.reject(new CommandError("nightly: not there yet", EXIT.refused));
