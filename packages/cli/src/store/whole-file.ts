import type { Diagnostic } from "@almanac/core";

/** What is wrong with a file of the store as a whole. */
export const wholeFile = (file: string, code: string, message: string, hint: string): Diagnostic => ({ code, severity: "error", file, line: 1, column: 1, message, hint });
