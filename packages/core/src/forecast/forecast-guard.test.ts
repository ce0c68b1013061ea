import { expect, test } from "vitest";
import { forecastGuard } from "./forecast-guard.ts";

test("eight periods with something finished are enough", () => {
  const samples = Object.freeze([0, 0, 0, 0, 0, 0, 0, 1]);
  expect(forecastGuard(samples)).toEqual({ value: samples });
});

test.each([
  [[], "insufficient-sample", "cannot forecast, because no complete period is known and 8 are needed"],
  [[3], "insufficient-sample", "cannot forecast, because only 1 complete period is known and 8 are needed"],
  [[3, 4, 0, 1, 2, 5, 1], "insufficient-sample", "cannot forecast, because only 7 complete periods are known and 8 are needed"],
  [[0, 0, 0, 0, 0, 0, 0, 0], "no-data", "cannot forecast, because nothing was finished in the last 8 periods"],
])("%j: %s", (samples, notAvailable, because) => {
  expect(forecastGuard(samples)).toEqual({ notAvailable, because });
});
