import { parseScenario, scenarioText, type ForecastInputs, type Scenario, type Together } from "@almanac/core";
import { showAnswer } from "./answer-table.ts";
import { answerWords } from "./answer-words.ts";
import type { Answered, Question } from "./messages.ts";
import { scenarioForm } from "./scenario-form.ts";

/** Asks the engine one question at a time; of those that come meanwhile only the last is asked. */
function questions(engine: Worker, answered: (answer: Answered) => void): (question: Extract<Question, { readonly scenario: Scenario }>) => void {
  let busy = false;
  let next: Question | undefined;
  const ask = (question: Question): void => {
    busy = true;
    engine.postMessage(question);
  };
  engine.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
    busy = false;
    const waiting = next;
    next = undefined;
    if (waiting !== undefined) ask(waiting);
    answered(data);
  });
  return (question) => {
    if (busy) next = question;
    else ask(question);
  };
}

interface ScriptAddresses {
  readonly createScriptURL: (address: string) => string;
}
/** In browsers that take no text for the address of a script. */
interface WithTrustedTypes {
  readonly trustedTypes?: { readonly createPolicy: (name: string, rules: ScriptAddresses) => ScriptAddresses };
}
const asItStands: ScriptAddresses = { createScriptURL: (address) => address };
/** Of the engine, whose address the page was written with: no other text is given to it. */
const scripts = (globalThis as WithTrustedTypes).trustedTypes?.createPolicy("almanac-what-if", asItStands) ?? asItStands;

/** The address with another scenario in it; parameters of others stay. */
function addressWith(text: string): string {
  const others = location.search.slice(1).split("&").filter((pair) => pair !== "" && !/^[^=]*(?:\.|%2E)/i.test(pair));
  const query = [...others, ...(text === "" ? [] : [text])].join("&");
  return `${location.pathname}${query === "" ? "" : `?${query}`}#what-if`;
}

async function inputsFrom(address: string): Promise<ForecastInputs> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
  return (await response.json()) as ForecastInputs;
}

async function start(box: HTMLElement): Promise<void> {
  const part = <T extends Element>(name: string): T => {
    const found = box.querySelector<T>(`[data-what-if-${name}]`);
    if (found === null) throw new Error(`the page has no ${name} of the what-if`);
    return found;
  };
  const [form, table, words, command] = [part<HTMLFormElement>("form"), part("table"), part("words"), part("command")];
  const { lang } = document.documentElement;
  const kind: Together = box.dataset["whatIf"] === "together" ? "together" : "alone";
  const inputs = await inputsFrom(part<HTMLAnchorElement>("inputs").href);
  const ids = inputs.streams.map(({ id }) => id);
  const engine = new Worker(scripts.createScriptURL(part<HTMLAnchorElement>("engine").href), { type: "module" });
  const say = (...texts: readonly string[]): void => words.replaceChildren(...texts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  engine.addEventListener("error", () => say("What-if could not be loaded."));
  const hello: Question = { inputs };
  engine.postMessage(hello);
  let notices: readonly string[] = [];
  const ask = questions(engine, ({ answer, milliseconds }) => {
    showAnswer(table, answer, lang);
    say(...notices, ...answerWords(answer, lang));
    box.dataset["milliseconds"] = milliseconds.toFixed(1);
    box.dataset["answered"] = scenarioText(answer.scenario);
    form.removeAttribute("aria-busy");
  });
  const scenario = scenarioForm(form);
  const count = (): string | undefined => {
    const read = scenario.read();
    notices = [];
    if (read === undefined) {
      say(`${form.querySelector<HTMLInputElement>("[aria-invalid]")?.validationMessage ?? "Something cannot be read"}. The table still shows what was asked before.`);
      return undefined;
    }
    const text = scenarioText(read);
    command.textContent = `almanac what-if${box.dataset["edition"] === undefined ? "" : ` --edition ${box.dataset["edition"]}`} --scenario '${text}'`;
    command.closest("p")?.toggleAttribute("hidden", text === "");
    form.setAttribute("aria-busy", "true");
    ask({ scenario: read, kind });
    return text;
  };
  const fromAddress = (): void => {
    const read = parseScenario(location.search, ids);
    scenario.write(read.scenario);
    count();
    notices = read.problems.length === 0 ? [] : [`Not all of the scenario in this address can be read: ${read.problems.join("; ")}.`];
  };
  const commit = (): void => {
    const text = count();
    if (text !== undefined && addressWith(text) !== addressWith(scenarioText(parseScenario(location.search, ids).scenario))) history.pushState(null, "", addressWith(text));
  };
  form.addEventListener("input", count);
  form.addEventListener("change", commit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    commit();
  });
  part<HTMLButtonElement>("reset").addEventListener("click", () => {
    scenario.write({});
    commit();
  });
  addEventListener("popstate", fromAddress);
  fromAddress();
}

for (const box of document.querySelectorAll<HTMLElement>("[data-what-if]"))
  void start(box).catch(() => {
    box.querySelector("[data-what-if-words]")?.replaceChildren("What-if could not be loaded.");
  });
