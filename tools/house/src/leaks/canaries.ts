/** Who may see a canary: whoever builds for `internal` readers sees the internal ones, and nobody's build shows a restricted one. */
export type CanaryAudience = "internal" | "restricted";

/** An annual pay that nobody else has and no other number of a build looks like. */
export interface PayCanary {
  readonly kind: "pay";
  readonly audience: "restricted";
  /** Whole units of a currency with large amounts, so that twelfths and rounded forms are long as well. */
  readonly value: number;
}

/** A person who must not be named. */
export interface IdentityCanary {
  readonly kind: "identity";
  readonly audience: CanaryAudience;
  readonly given: string;
  readonly family: string;
  /** As HR systems have them: opaque. */
  readonly id: string;
  readonly email: string;
}

export type Canary = PayCanary | IdentityCanary;

const COUNT = 25;
/** Of these the first live in restricted files only. */
const RESTRICTED_IDENTITIES = 10;
const LOWEST = 6_104_729;
/** A prime step, so that no canary is a round number or a multiple of another. */
const STEP = 91_393;

export const PAY_CANARIES: readonly PayCanary[] = Array.from({ length: COUNT }, (_, index) => ({ kind: "pay", audience: "restricted", value: LOWEST + index * STEP }));

const GIVEN = ["Zdislava", "Quirin", "Ömerşah", "Ngozika", "Søren-Åge"];
const FAMILY = ["Vrabcová", "Zwiesel", "Đurković", "Okwuosah", "Müßig"];
const ascii = (text: string): string =>
  text
    .replaceAll("Đ", "D")
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .normalize("NFD")
    .replaceAll(/[^A-Za-z-]/g, "");

export const IDENTITY_CANARIES: readonly IdentityCanary[] = Array.from({ length: COUNT }, (_, index) => {
  const given = GIVEN[index % GIVEN.length] ?? "";
  // No two share a family name, so that the family name alone tells who it is.
  const family = `${FAMILY[Math.floor(index / GIVEN.length)] ?? ""}${["berga", "linde", "quist", "stroem", "wyka"][index % 5] ?? ""}`;
  const number = String(7_310_041 + index * 1009);
  return { kind: "identity", audience: index < RESTRICTED_IDENTITIES ? "restricted" : "internal", given, family, id: `HX-${number}`, email: `${ascii(given)}.${ascii(family)}@canary-mail.example`.toLowerCase() };
});

export const CANARIES: readonly Canary[] = [...PAY_CANARIES, ...IDENTITY_CANARIES];

/** How a report names a canary without printing it. */
export const nameOfCanary = (canary: Canary): string => `${canary.kind} ${String(canary.kind === "pay" ? PAY_CANARIES.indexOf(canary) : IDENTITY_CANARIES.indexOf(canary))}`;

/** The name without marks, as addresses and slugs have it. */
export const plainFamily = ({ family }: IdentityCanary): string => ascii(family);
