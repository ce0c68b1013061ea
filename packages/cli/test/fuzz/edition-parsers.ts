import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalJson, isoDate, parseScenario, scenarioText, withAct, type Act } from "@almanac/core";
import { readChain } from "../../src/store/chain.ts";
import { mutated, mutatedText } from "./mutate.ts";
import { chosen, type Parser, type Read } from "./parser.ts";

const EDITIONS = fileURLToPath(new URL("../../../../data/editions", import.meta.url));
const SCENARIOS = ["fraud.capacity=1.2&fraud.scope=-10", "?search.start=2027-01-11&search.split=1-1.3&other=1", "fraud.from=2027-01-11&fraud.capacity=0"] as const;
const IDS = ["fraud", "search", "platform"] as const;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The newest of the sample's editions, with a record of what was done to it, in a folder of its own. */
function store(): { readonly root: string; readonly files: readonly { readonly path: string; readonly bytes: Buffer }[] } {
  const root = mkdtempSync(join(tmpdir(), "almanac-fuzz-"));
  const folder = join(root, "data/editions");
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(EDITIONS).filter((name) => /^\d.*\.json$/.test(name)).sort().slice(0, 3);
  for (const name of names) cpSync(join(EDITIONS, name), join(folder, name));
  const [first = ""] = names;
  const about = { edition: first.replace(".json", ""), sha256: sha256(readFileSync(join(folder, first), "utf8")), on: isoDate("2026-11-23") };
  const acts: readonly Act[] = withAct(withAct([], { act: "label", label: "2026.4", ...about }, sha256), { act: "label", label: "2026.5", ...about }, sha256);
  writeFileSync(join(folder, "acts.json"), canonicalJson(acts));
  return { root, files: [...names, "acts.json"].map((name) => ({ path: join(folder, name), bytes: readFileSync(join(folder, name)) })) };
}

function scenarioRead(text: string): Read {
  const { scenario, problems } = parseScenario(text, IDS);
  const again = parseScenario(scenarioText(scenario), IDS);
  if (again.problems.length > 0 || JSON.stringify(again.scenario) !== JSON.stringify(scenario)) return { accepted: true, problem: `written and read again it is another: ${scenarioText(scenario)}` };
  return { accepted: problems.length === 0, ...(problems.some((problem) => problem.trim() === "") ? { problem: "a mistake without words" } : {}) };
}

/** What is read of frozen editions and of addresses. `remove` takes the folder away. */
export function editionParsers(): { readonly parsers: readonly Parser[]; readonly remove: () => void } {
  const { root, files } = store();
  const chain: Parser = {
    name: "edition chain",
    weight: 2,
    make: (random) => {
      const { path, bytes } = chosen(files, random);
      const changed = mutated(bytes, random);
      return {
        shown: `${path}\n${Buffer.from(changed).toString("latin1")}`,
        read: () => {
          writeFileSync(path, changed);
          try {
            const { diagnostics } = readChain(root);
            const same = bytes.equals(changed);
            if (diagnostics.length === 0 && !same) return { accepted: true, problem: "a changed edition is read without a word" };
            return { accepted: diagnostics.length === 0, ...(diagnostics.some(({ hint }) => (hint ?? "") === "") ? { problem: "no hint" } : {}) };
          } finally {
            writeFileSync(path, bytes);
          }
        },
      };
    },
  };
  const scenario: Parser = {
    name: "scenario",
    weight: 8,
    make: (random) => {
      const text = mutatedText(chosen(SCENARIOS, random), random);
      return { shown: text, read: () => scenarioRead(text) };
    },
  };
  return { parsers: [chain, scenario], remove: () => rmSync(root, { recursive: true, force: true }) };
}
