import { expect, test } from "vitest";
import { editionColumns } from "./edition-columns.ts";

const program = { workstreams: [{ id: "north", title: "North" }, { id: "south", title: "South" }] };

test("each edition says what it said then, with the status of then", () => {
  const history = {
    "forecast.target.chance{program=north}": [{ edition: "a", value: 0.998 }, { edition: "b", value: null }, { edition: "c", value: 0.23 }],
    "program.status.word{program=north}": [{ edition: "a", value: "on-track" }, { edition: "c", value: "off-track" }],
  };
  const [north, ...others] = editionColumns({ history, program }, "en-GB");
  expect(others).toEqual([]);
  expect(north?.cells.get("a")).toEqual({ text: "over 99\u00a0%", status: "on-track" });
  expect(north?.cells.has("b")).toBe(false);
  expect(north?.cells.get("c")).toEqual({ text: "23\u00a0%", status: "off-track" });
});

test("a chance of a moved target is marked: it is not the course of the one before", () => {
  const history = {
    "forecast.target.chance{program=north}": [{ edition: "a", value: 0.2 }, { edition: "b", value: 0.6 }, { edition: "c", value: 0.5 }],
    "program.target.date{program=north}": [{ edition: "a", value: "2027-01-29" }, { edition: "b", value: "2027-02-12" }, { edition: "c", value: "2027-02-12" }],
  };
  const [north] = editionColumns({ history, program }, "en-GB");
  expect(["a", "b", "c"].map((edition) => north?.cells.get(edition)?.newTarget)).toEqual([undefined, true, undefined]);
});

test("a program without targets shows its dates instead", () => {
  const history = { "forecast.when.p85": [{ edition: "a", value: "2027-01-24" }] };
  expect(editionColumns({ history, program }, "en-GB").map(({ title, cells }) => [title, cells.get("a")?.text])).toEqual([["85\u00a0% by", "24\u00a0Jan\u00a02027"]]);
});
