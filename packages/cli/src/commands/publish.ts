import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";

export const publish = (): Promise<ExitCode> => Promise.reject(new CommandError("publish: not there yet", EXIT.refused));
