import { equationName, proveDisclosure, readReleaseLedger, type Diagnostic, type Model } from "@almanac/core";
import { payDetermined } from "@almanac/data";

/** What of a computed statement is looked at: the private record of releases that it carries for the few. */
interface WithReleases {
  readonly above: { readonly restricted?: { readonly edition: { readonly payReleases?: string }; readonly objects: ReadonlyMap<string, string> } };
}

/**
 * What stands against a statement because of pay: whether anybody's can be worked out from all that was ever published of it and what this
 * statement adds. What the statement adds was chosen so that it cannot; what was published under other rules may.
 *
 * @param before the record of releases of the edition before: all that a statement has that is not made for the few
 */
export function payRefusal({ above }: WithReleases, { disclosure = {}, records }: Pick<Model, "disclosure" | "records">, before?: unknown): readonly Diagnostic[] {
  const { restricted } = above;
  const name = restricted?.edition.payReleases;
  const text = name === undefined ? undefined : restricted?.objects.get(name);
  const ledger = readReleaseLedger(text === undefined ? before : (JSON.parse(text) as unknown));
  if (ledger === undefined) return [];
  const { accepted = [], ...rules } = disclosure;
  const published = ledger.published.filter((equation) => !accepted.includes(equationName(equation)));
  const proof = proveDisclosure({ unknowns: ledger.unknowns, published, rules });
  if (proof.safe) return [];
  const names = (indices: readonly number[]): readonly string[] => indices.flatMap((index) => published[index] ?? []).map(equationName);
  return [payDetermined(records?.pay?.[0]?.source.file ?? "data/almanac.yaml", { people: proof.people, by: names(proof.by), mend: names(proof.mend) })];
}
