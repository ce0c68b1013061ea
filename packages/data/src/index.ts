export { loadProgram, type LoadedProgram, type LoadOptions } from "./load-program.ts";
export { inspectFile } from "./inspect-file.ts";
export type { InspectedDates, Inspection } from "./inspect/inspection.ts";
export { formatDiagnostics, type DiagnosticFormat } from "./diagnostics/format.ts";
export type { DiagnosticCode } from "./diagnostics/catalogue.ts";
export { memoryProgramFiles, nodeProgramFiles, type ProgramFiles } from "./read/program-files.ts";
export type { FileDeclarations } from "./config/schema.ts";
export { methodDocuments } from "./content/method-documents.ts";
