import type { Command } from "commander";
import { programRoot } from "../program-root.ts";
import { asOfOptionOf, audienceOption, jsonOption, rootOption, type Done, type ForAudience, type Stated } from "./options.ts";

interface Options extends Pick<Stated, "asOf">, ForAudience {
  readonly root: string;
  readonly json?: boolean;
  readonly edition?: string;
  readonly workstream?: readonly string[];
  readonly scenario?: string;
  readonly capacity?: string;
  readonly from?: string;
  readonly scope?: string;
  readonly split?: string;
  readonly start?: string;
}

const HELP = `
Dates are those that the edition publishes (before) and those that it would have published (after): each workstream at its own pace, and
all together with the calendar and with what they wait for in each other. Left out, --workstream means all of them.

Examples:
  almanac what-if --workstream fraud --capacity 1.2 --from 2027-01-04
  almanac what-if --workstream fraud --scope -10 --split 1.1 --start 2027-01-11 --json
  almanac what-if --edition 2026-W47 --scenario 'fraud.capacity=1.2&search.scope=-5'
`;

export function whatIfCommand(program: Command, done: Done): void {
  program
    .command("what-if")
    .description("the forecast of an edition if capacity, scope, split or start were otherwise")
    .addOption(rootOption())
    .option("--edition <name>", "a frozen edition by id or label, latest, or latest~1; default: the draft")
    .addOption(asOfOptionOf())
    .option("-w, --workstream <id...>", "the workstreams that are changed")
    .option("--capacity <factor>", "their capacity as a multiple of what is planned: 1.2 is a fifth more")
    .option("--from <date>", "first day of that capacity; default: from the next week on")
    .option("--scope <items>", "items more in the open scope, or fewer: -10")
    .option("--split <rate>", "items that one open item turns out to be: 1.1, or between two: 1-1.3")
    .option("--start <date>", "nothing is delivered before this day")
    .option("--scenario <text>", "a scenario as the address of a page carries it, instead of the options above")
    .addOption(jsonOption())
    .addOption(audienceOption())
    .addHelpText("after", HELP)
    .action(async ({ root, json = false, audience, edition, asOf, workstream = [], scenario, capacity, from, scope, split, start }: Options) => {
      const { whatIfOf } = await import("../commands/what-if.ts");
      const texts = Object.fromEntries(Object.entries({ capacity, from, scope, split, start }).filter((entry): entry is [string, string] => entry[1] !== undefined));
      const optional = { ...(edition === undefined ? {} : { edition }), ...(asOf === undefined ? {} : { asOf }), ...(scenario === undefined ? {} : { scenario }) };
      done(await whatIfOf({ root: programRoot(root), audience, json, workstreams: workstream, texts, ...optional }));
    });
}
