export { loadProgram, type LoadedProgram, type LoadOptions } from "./load-program.ts";
export { inspectFile } from "./inspect-file.ts";
export type { InspectedDates, Inspection } from "./inspect/inspection.ts";
export { formatDiagnostics, type DiagnosticFormat } from "./diagnostics/format.ts";
export { CATALOGUE, type DiagnosticCode } from "./diagnostics/catalogue.ts";
export { didYouMean, nearest } from "./diagnostics/nearest.ts";
export { memoryProgramFiles, nodeProgramFiles, type ProgramFiles } from "./read/program-files.ts";
export { CONFIG_FILE } from "./config/load-config.ts";
export type { FileDeclarations } from "./config/schema.ts";
