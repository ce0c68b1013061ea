import { available, notAvailable } from "../../model/measure.ts";
import type { CertificateRecord } from "../../model/records/people-skills.ts";
import { addDays, compareText, type IsoDate } from "../../model/time.ts";
import { needCoverage } from "../../people/need-coverage.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { PeopleView } from "./people-view.ts";
import { peopleOf } from "./people-there.ts";

const HORIZONS = [60, 90] as const;
const NEVER = "9999-12-31";

const row = (certificate: CertificateRecord) => recordRow(certificate, certificate.person ?? certificate.certificate, { certificate: certificate.certificate, expires: certificate.expiresOn ?? null });
const validOn = ({ obtainedOn, expiresOn }: CertificateRecord, date: IsoDate): boolean => (obtainedOn === undefined || obtainedOn <= date) && (expiresOn === undefined || expiresOn >= date);

/** Of several certificates of one person, the one that is valid longest: a renewal takes the place of what it renews. */
function longest(certificates: readonly CertificateRecord[]): readonly CertificateRecord[] {
  const byHolder = new Map<string, CertificateRecord>();
  for (const each of certificates.toSorted((a, b) => compareText(a.expiresOn ?? NEVER, b.expiresOn ?? NEVER))) if (each.person !== undefined) byHolder.set(JSON.stringify([each.person, each.certificate]), each);
  return [...byHolder.values()];
}

/** Certificates held, which of them expire soon, and whether the needs are still met then. */
export function certificateFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, asOf, context } = view;
  const everybody = peopleOf(view, {});
  const held = longest(records.certificates).filter(({ person }) => person !== undefined && everybody.has(person));
  const needs = records.certificates.filter(({ person }) => person === undefined);
  if (held.length === 0 && needs.length === 0) return [];
  const { sha256 } = context;
  const base = { dimensions: {}, rule: "people.needCoverage", arguments: { asOf, expiry: "last day of validity, inclusive; a renewal replaces what it renews" } };
  const head = { ...base, aggregate: true as const };
  const valid = held.filter((each) => validOn(each, asOf));
  const expiring = (days: number) => valid.filter(({ expiresOn }) => expiresOn !== undefined && expiresOn <= addDays(asOf, days));
  const next = expiring(HORIZONS[1]).map(({ expiresOn }) => expiresOn ?? NEVER).sort(compareText)[0];
  const coverage = needs.map((need) => {
    const there = peopleOf(view, need);
    const holders = held.filter(({ person, certificate }) => person !== undefined && there.has(person) && certificate === need.certificate);
    const at = (days: number) => holders.filter((each) => validOn(each, addDays(asOf, days))).length;
    return { need, needed: need.needed ?? 1, now: at(0), later: HORIZONS.map(at) };
  });
  const short = (count: (each: (typeof coverage)[number]) => number) => coverage.filter((each) => !needCoverage(each.needed, count(each)).met).length;
  const rows = records.certificates.map(row);
  return [
    ...HORIZONS.map((days) => scalarFact({ ...head, base: `people.certificates.expiring-${String(days)}`, label: `Certificates that expire within ${String(days)} days`, rows: expiring(days).map(row) }, "count", available(expiring(days).length), sha256, valid.length)),
    scalarFact({ ...base, audience: "internal", base: "people.certificates.next-expiry", label: "Next day on which a certificate expires", rows: valid.map(row) }, "date", next === undefined ? notAvailable("not-applicable", "no certificate expires in the next 90 days") : available(next), sha256, valid.length),
    ...(needs.length === 0
      ? []
      : [
          scalarFact({ ...head, base: "people.certificates.needs-unmet", label: "Needed certificates that too few people hold", rows }, "count", available(short(({ now }) => now)), sha256, needs.length),
          scalarFact({ ...head, base: "people.certificates.needs-unmet-60", label: "Needed certificates that too few people hold in 60 days, if nobody renews", rows }, "count", available(short(({ later }) => later[0] ?? 0)), sha256, needs.length),
          tableFact(
            { ...head, base: "people.certificates.needs", label: "Needed certificates and how many people hold them", rows },
            [
              { name: "program", label: "Workstream", unit: "text" },
              { name: "certificate", label: "Certificate", unit: "text" },
              { name: "needed", label: "Needed", unit: "people" },
              { name: "now", label: "Hold it", unit: "people" },
              ...HORIZONS.map((days) => ({ name: `in${String(days)}`, label: `In ${String(days)} days, if nobody renews`, unit: "people" as const })),
            ],
            coverage.map(({ need, needed, now, later }) => [need.workstream ?? need.role ?? null, need.certificate, needed, now, ...later]),
            sha256,
          ),
        ]),
    tableFact(
      { ...base, base: "people.certificates.expiries", label: "Certificates that expire within 90 days", audience: "internal", rows: expiring(HORIZONS[1]).map(row) },
      [
        { name: "person", label: "Person", unit: "text" },
        { name: "certificate", label: "Certificate", unit: "text" },
        { name: "expires", label: "Expires", unit: "date" },
      ],
      expiring(HORIZONS[1]).map(({ person, certificate, expiresOn }) => [person ?? null, certificate, expiresOn ?? null]),
      sha256,
    ),
  ];
}
