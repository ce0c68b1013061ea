import type { TrainingRun } from "../../model/records/ml-runs.ts";

const named = (values: Readonly<Record<string, string>>, names: readonly string[]): string | undefined => names.map((name) => values[name]).find((value) => value !== undefined && value !== "");

/** The model that a run trains: its tag or parameter `model`, `model_name` or `registered_model_name`. */
export const modelOfRun = ({ tags, params }: TrainingRun): string | undefined => named(tags, ["model", "model_name", "registered_model_name"]) ?? named(params, ["model", "model_name"]);
