/** Cents as an amount: `123456` is `1234.56`. */
export const cents = (amount: number): string => {
  const digits = Math.abs(amount).toString().padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const MICRO_DIGITS = 6;

/** Millionths as the ten decimals that cloud bills write: `4200000` is `4.2000000000`. */
export const micros = (amount: number): string => {
  const digits = Math.abs(amount).toString().padStart(MICRO_DIGITS + 1, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -MICRO_DIGITS)}.${digits.slice(-MICRO_DIGITS)}0000`;
};

/** Whole number with commas, for prose. */
export const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ",").replace(/(\.\d*),/g, "$1");

export const MICROS_A_CENT = 10_000;
