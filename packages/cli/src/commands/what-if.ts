import { canonicalJson, formatDate, whatIf, type Audience, type Edition, type IsoInstant, type WhatIfAnswer } from "@almanac/core";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { print, report } from "../report.ts";
import { computeStatement } from "../statement.ts";
import { readChain } from "../store/chain.ts";
import { readStatement } from "../store/read-slices.ts";
import { readableEdition } from "../store/resolve-edition.ts";
import { askedScenario, type AskedScenario } from "../what-if/asked-scenario.ts";
import { scenarioWords, whatIfText } from "../what-if/what-if-text.ts";

export interface WhatIfOptions extends AskedScenario {
  readonly root: string;
  readonly json: boolean;
  readonly audience: Audience;
  /** A frozen edition; left out: the draft. */
  readonly edition?: string;
  readonly asOf?: IsoInstant;
}

function frozen(name: string, { root, json, audience }: WhatIfOptions): Edition | ExitCode {
  const format = json ? "json" : "pretty";
  const chain = readChain(root);
  if (chain.diagnostics.length > 0) return report(chain.diagnostics, { root, format, strict: false });
  const { statement, diagnostics } = readStatement(root, readableEdition(chain, name), audience);
  return statement?.edition ?? (report(diagnostics, { root, format, strict: false }) || EXIT.refused);
}

async function draft({ root, json, asOf, audience }: WhatIfOptions): Promise<Edition | ExitCode> {
  const { statement, diagnostics } = await computeStatement({ root, known: "then", audience, ...(asOf === undefined ? {} : { asOf }) });
  return statement?.edition ?? (report(diagnostics, { root, format: json ? "json" : "pretty", strict: false }) || EXIT.refused);
}

interface Answers {
  readonly alone: WhatIfAnswer;
  readonly together: WhatIfAnswer;
}

/** What `--json` writes: numbers as an edition keeps them. */
export const whatIfJson = ({ id, label, asOfDate }: Pick<Edition, "id" | "label" | "asOfDate">, { alone, together }: Answers): string => canonicalJson({ edition: { id, label, asOfDate }, alone, together });

/** What the forecasts of an edition would be under a scenario: the same answer that the pages of the edition give in a browser. */
export async function whatIfOf(options: WhatIfOptions): Promise<ExitCode> {
  const { edition: name, asOf, json } = options;
  if (name !== undefined && asOf !== undefined) throw new CommandError("--as-of states a draft: it does not go with --edition", EXIT.usage);
  const edition = name === undefined ? await draft(options) : frozen(name, options);
  if (typeof edition === "number") return edition;
  const { label, asOfDate, program, forecastInputs } = edition;
  if (forecastInputs === null) throw new CommandError(`edition ${label} keeps nothing to forecast from\nhint: editions keep it where there are work items that everybody may see`, EXIT.refused);
  const scenario = askedScenario(options, forecastInputs.streams.map((stream) => stream.id));
  const ask = whatIf(forecastInputs);
  const [alone, together] = [ask(scenario, "alone"), ask(scenario, "together")];
  if (json) print(whatIfJson(edition, { alone, together }));
  else print([`${program.title}, edition ${label}, as of ${formatDate(asOfDate)}. Supposed:`.replaceAll("\u00a0", " "), ...scenarioWords(alone), "", whatIfText(alone, program.locale), "", whatIfText(together, program.locale)].join("\n"));
  return EXIT.done;
}
