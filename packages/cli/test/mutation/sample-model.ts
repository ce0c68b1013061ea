/**
 * Writes the model of the sample, at two times, with what is stated of it, for mutation tests of the core: `node packages/cli/test/mutation/sample-model.ts FILE`.
 * `pnpm test` holds the frozen editions against the sources; a mutant is told by the same comparison.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isoInstant } from "@almanac/core";
import { computeStatement } from "../../src/statement.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const [file = "sample-model.json"] = process.argv.slice(2);
const times = ["2026-10-04T20:00:00Z", "2026-11-22T21:00:00Z"].map(isoInstant);
const statements = [];
for (const asOf of times) {
  const { model, statement } = await computeStatement({ root, asOf });
  if (model === undefined || statement === undefined) throw new Error("the sample cannot be stated");
  const { facts, findings, quality } = statement.edition;
  statements.push({ model, stated: { facts, findings, quality } });
}
// Amounts of money are big integers, which JSON does not know.
writeFileSync(file, JSON.stringify(statements, (_, value: unknown) => (typeof value === "bigint" ? { $amount: value.toString() } : value)));
process.stderr.write(`${file}: ${String(statements.length)} statements\n`);
