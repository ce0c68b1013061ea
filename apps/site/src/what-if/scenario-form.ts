import { changeTexts, parseChange, type ChangeTexts, type Scenario } from "@almanac/core";

const KEYS = ["capacity", "from", "scope", "split", "start"] as const;

interface RowInputs {
  readonly id: string;
  readonly inputs: ReadonlyMap<string, HTMLInputElement>;
  readonly from: HTMLElement | null;
}

/** The inputs of a scenario, a row a workstream. */
export interface ScenarioForm {
  /** Undefined while something that was typed cannot be read; the field says so. */
  readonly read: () => Scenario | undefined;
  readonly write: (scenario: Scenario) => void;
}

/** Readers think of capacity in per cent, scenarios keep a factor. */
const asFactor = (percent: string): string => (percent.trim() === "" || !Number.isFinite(Number(percent)) ? percent : String(Number((Number(percent) / 100).toFixed(6))));
const asPercent = (factor: string): string => String(Number((Number(factor) * 100).toPrecision(12)));

function textsOf({ inputs }: RowInputs): ChangeTexts {
  const texts = Object.fromEntries(KEYS.map((key) => [key, inputs.get(key)?.value ?? ""]));
  const capacity = asFactor(texts["capacity"] ?? "");
  // The day of a capacity that stays is nobody's business.
  return { ...texts, capacity, from: capacity === "" || capacity === "1" ? "" : (texts["from"] ?? "") };
}

function mark({ inputs }: RowInputs, problems: readonly string[]): void {
  for (const [key, input] of inputs) {
    input.toggleAttribute("data-empty", input.value === "");
    const problem = problems.find((each) => each.startsWith(`${key} `));
    const words = key === "capacity" ? `${input.value}: not per cent of the planned capacity from 0 to 1000` : problem?.slice(key.length + 1);
    input.setCustomValidity(problem === undefined ? "" : (words ?? ""));
    if (problem === undefined) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  }
}

export function scenarioForm(form: HTMLFormElement): ScenarioForm {
  const rows = [...form.querySelectorAll<HTMLElement>("[data-workstream]")].map((row): RowInputs => ({
    id: row.dataset["workstream"] ?? "",
    inputs: new Map([...row.querySelectorAll<HTMLInputElement>("input[data-change]")].map((input) => [input.dataset["change"] ?? "", input])),
    from: row.querySelector("[data-from]"),
  }));
  const showDay = (row: RowInputs): void => {
    if (row.from !== null) row.from.hidden = ["", "1"].includes(textsOf(row).capacity ?? "");
  };
  return {
    read: () => {
      const read = rows.map((row) => {
        showDay(row);
        const { change, problems } = parseChange(textsOf(row));
        // A date that is half typed has no value yet, and is no mistake.
        mark(row, problems);
        return { id: row.id, change, problems };
      });
      return read.some(({ problems }) => problems.length > 0) ? undefined : Object.fromEntries(read.map(({ id, change }) => [id, change]));
    },
    write: (scenario) => {
      for (const row of rows) {
        const texts = changeTexts(scenario[row.id] ?? {});
        for (const key of KEYS) {
          const input = row.inputs.get(key);
          const text = texts[key];
          if (input !== undefined) input.value = text === undefined ? (input.dataset["usual"] ?? "") : key === "capacity" ? asPercent(text) : text;
        }
        mark(row, []);
        showDay(row);
      }
    },
  };
}
