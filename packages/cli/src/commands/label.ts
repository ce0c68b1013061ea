import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";

export const label = (): Promise<ExitCode> => Promise.reject(new CommandError("label: not there yet", EXIT.refused));
