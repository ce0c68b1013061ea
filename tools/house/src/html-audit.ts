import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import type { Fault } from "./markup-audit.ts";

/** The HTML standard, as html-validate knows it; what is a matter of taste is not judged. */
const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));

/** What is not valid HTML in some pages of a site. */
export async function htmlFaults(folder: string, pages: readonly string[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const page of pages) {
    const { results } = await validator.validateString(readFileSync(join(folder, page), "utf8"), page);
    for (const { messages } of results) for (const { ruleId, message, line, column } of messages) faults.push({ page, fault: `${String(line)}:${String(column)} ${ruleId}: ${message}` });
  }
  return faults;
}
