import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";

export const diff = (): Promise<ExitCode> => Promise.reject(new CommandError("diff: not there yet", EXIT.refused));
