import type { RandomSource } from "@almanac/core";

const FIRST = ["bright", "calm", "quiet", "brave", "swift", "gentle", "clever", "patient", "merry", "sturdy"];
const SECOND = ["heron", "otter", "wren", "badger", "finch", "lynx", "marten", "plover", "stoat", "curlew"];

/** 32 hexadecimal digits. */
export const runId = (random: RandomSource): string => Array.from({ length: 4 }, () => random.u32().toString(16).padStart(8, "0")).join("");

/** As MLflow names runs: `calm-otter-52`. */
export const runName = (random: RandomSource): string => `${FIRST[random.index(FIRST.length)] ?? ""}-${SECOND[random.index(SECOND.length)] ?? ""}-${String(random.index(1000))}`;
