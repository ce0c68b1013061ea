import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";

export const verify = (): Promise<ExitCode> => Promise.reject(new CommandError("verify: not there yet", EXIT.refused));
