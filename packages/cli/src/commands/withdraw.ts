import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";

export const withdraw = (): Promise<ExitCode> => Promise.reject(new CommandError("withdraw: not there yet", EXIT.refused));
