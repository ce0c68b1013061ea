export { almanac } from "./almanac.ts";
export { EXIT, type ExitCode } from "./exit-code.ts";
