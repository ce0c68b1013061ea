import { nearest, parseChange, parseScenario, type ChangeTexts, type Scenario } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";

export interface AskedScenario {
  /** Empty: all of them. */
  readonly workstreams: readonly string[];
  readonly texts: ChangeTexts;
  /** As the address of a page carries it. */
  readonly scenario?: string;
}

const refused = (problems: readonly string[], hint = ""): CommandError => new CommandError(`${problems.join("\n")}${hint === "" ? "" : `\nhint: ${hint}`}`, EXIT.usage);

/** The id of a workstream that somebody typed. */
function known(text: string, ids: readonly string[]): string {
  if (ids.includes(text)) return text;
  const near = nearest(text, ids);
  throw refused([`--workstream ${text}: there is no such workstream`], near === undefined ? `there are ${ids.join(", ")}` : `did you mean ${near}?`);
}

/**
 * What is asked on the command line, of the workstreams that an edition has.
 * @throws CommandError (usage) that says what is wrong with it
 */
export function askedScenario({ workstreams, texts, scenario }: AskedScenario, ids: readonly string[]): Scenario {
  const any = Object.keys(texts).length > 0;
  if (scenario !== undefined) {
    if (any || workstreams.length > 0) throw refused(["--scenario says everything: it does not go with options for single changes"]);
    const read = parseScenario(scenario, ids);
    if (read.problems.length > 0) throw refused(read.problems.map((problem) => `--scenario: ${problem}`));
    return read.scenario;
  }
  const { change, problems } = parseChange(texts);
  if (problems.length > 0) throw refused(problems.map((problem) => `--${problem}`));
  if (change.from !== undefined && change.capacity === undefined) throw refused([`--from ${change.from}: the day of a capacity that is not given`], "add --capacity, or write --start for the day before which nothing is delivered");
  if (!any) throw refused(["nothing is supposed to be otherwise"], "add --capacity, --scope, --split or --start; --help has examples");
  const chosen = workstreams.length === 0 ? ids : workstreams.map((text) => known(text, ids));
  return Object.fromEntries(chosen.map((id) => [id, change]));
}
