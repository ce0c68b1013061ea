import { expect, test } from "vitest";
import { roundMoney } from "./round-money.ts";

test.each([
  ["2.675", 2, "2.68"],
  ["-2.675", 2, "-2.68"],
  ["-0.004", 2, "0.00"],
  ["0.005", 2, "0.01"],
  ["999.995", 2, "1000.00"],
  ["7", 2, "7.00"],
  [".5", 0, "1"],
  ["1e3", 2, "1000.00"],
  ["123456789012345678901234.565", 2, "123456789012345678901234.57"],
])("%s to %i digits is %s", (amount, digits, text) => {
  expect(roundMoney(amount, digits)).toBe(text);
});

test.each(["", "1,250.00", "EUR 5", "NaN", "--1"])("%j is not an amount", (amount) => {
  expect(() => roundMoney(amount, 2)).toThrow(RangeError);
});
