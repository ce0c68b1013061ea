import { test } from "vitest";
import { roundTrip } from "./round-trip.ts";

test("a random table, written in any dialect, is read back as it was", () => {
  roundTrip(3000, 20261124);
});
