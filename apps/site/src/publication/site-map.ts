/** A page of the edition that answers one question. */
export interface Section {
  /** Its finding, its charts and its entry of the navigation go by this. */
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** What a reader comes with. */
  readonly question: string;
  readonly group: SectionGroup;
  /** Areas of the facts that it shows: which sources it rests on, and whether it has anything to show. */
  readonly areas: readonly string[];
}

export type SectionGroup = "program" | "money-and-people" | "models-and-data" | "governance" | "how-we-work" | "record";

export const GROUPS: readonly { readonly id: SectionGroup; readonly title: string }[] = [
  { id: "program", title: "The program" },
  { id: "money-and-people", title: "Money and people" },
  { id: "models-and-data", title: "Models and data" },
  { id: "governance", title: "Governance" },
  { id: "how-we-work", title: "How we work" },
  { id: "record", title: "The record" },
];

const section = (group: SectionGroup, id: string, title: string, question: string, areas: readonly string[]): Section => ({ id, href: `/${id}/`, title, question, group, areas });

/** Every section of the site, in reading order. */
export const SECTIONS: readonly Section[] = [
  section("program", "roadmap", "Roadmap", "What lands when, how sure are we, what waits for what?", ["milestones", "outlook", "forecast", "program"]),
  section("program", "delivery", "Delivery", "How does work flow?", ["delivery"]),
  section("program", "forecast", "Forecast", "When will the open scope be done, and how good were our past forecasts?", ["forecast", "ledger", "backtest"]),
  section("program", "lifecycle", "Lifecycle", "Where is each workstream between data and monitoring, and what blocks its next gate?", ["stage", "gates"]),
  section("program", "agile", "Ceremonies", "What stands in the way, and what became of what we resolved?", ["sprint", "impediments", "retro"]),
  section("program", "objectives", "Objectives", "What are we trying to achieve, and how far are we?", ["objectives"]),
  section("program", "initiatives", "Initiatives", "What should we do next, and why?", ["priority", "estimate"]),
  section("money-and-people", "budget", "Budget", "Plan, actual and forecast: what does it cost?", ["budget", "earned-value", "cloud", "currency"]),
  section("money-and-people", "value", "Value", "What was promised, and what was realised?", ["benefits"]),
  section("money-and-people", "people", "People", "Who is there, who is missing, who is overbooked?", ["people", "pay"]),
  section("money-and-people", "market", "Market", "What do these roles pay elsewhere?", ["market"]),
  section("money-and-people", "vendors", "Vendors", "Whom do we depend on, and what have we promised them?", ["vendors"]),
  section("money-and-people", "infrastructure", "Infrastructure", "Is there enough compute, and what is it used for?", ["quota", "cloud"]),
  section("models-and-data", "models", "Models", "Which models exist, are they healthy, may they be reused?", ["models", "lineage"]),
  section("models-and-data", "datasets", "Datasets", "Which data assets exist, how good are they, who uses them?", ["datasets", "lineage"]),
  section("models-and-data", "experiments", "Experiments", "What was tried, what won, is it reproducible?", ["experiments"]),
  section("models-and-data", "releases", "Releases", "What was released or rolled back, and on which evidence?", ["releases", "incidents"]),
  section("governance", "risks", "Risks", "What could go wrong, and what would it cost?", ["risk"]),
  section("governance", "compliance", "Compliance", "Which controls apply, and which are met with evidence?", ["compliance", "gates"]),
  section("governance", "decisions", "Decisions", "What was decided, and what waits for a decision?", ["decisions"]),
  section("governance", "stakeholders", "Stakeholders", "Who cares about what, and who hears what when?", ["stakeholders"]),
  section("governance", "calendar", "Calendar", "What happens when?", []),
  section("how-we-work", "handbook", "Handbook", "How do we run machine-learning programs here?", []),
  section("how-we-work", "glossary", "Glossary", "What do our words mean?", []),
  section("how-we-work", "method", "Method", "How is each figure computed?", []),
  section("record", "changes", "Changes", "What changed since the edition before, and why?", ["changes"]),
  section("record", "editions", "Editions", "What did we say then?", []),
  section("record", "data", "Data", "Which sources fed this edition, how fresh and how complete are they?", ["data"]),
];

/** @throws when there is no such section: a page asks for one that the map does not have. */
export function sectionOf(id: string): Section {
  const found = SECTIONS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the site map has no section ${id}`);
  return found;
}

/** A question of a role, and the section that answers it. */
export interface RoleQuestion {
  readonly section: string;
  readonly asks: string;
}

/** A landing page of a role: what matters to it, in its order. */
export interface Role {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly questions: readonly RoleQuestion[];
}

const role = (id: string, title: string, ...questions: readonly (readonly [section: string, asks: string])[]): Role => ({ id, href: `/for/${id}/`, title, questions: questions.map(([section, asks]) => ({ section, asks })) });

export const ROLES: readonly Role[] = [
  role(
    "sponsor",
    "For the sponsor",
    ["forecast", "When does it land, and how sure are we?"],
    ["decisions", "What do you need from me?"],
    ["budget", "What does it cost, and will the money last?"],
    ["changes", "What changed since I last looked?"],
    ["risks", "What could go wrong, and what would that cost?"],
    ["value", "Does it bring what was promised?"],
    ["objectives", "Are we getting where we wanted to go?"],
  ),
  role(
    "program-manager",
    "For the program manager",
    ["delivery", "Is work flowing, and what is stuck?"],
    ["roadmap", "What lands when, and what waits for what?"],
    ["agile", "Which impediments and promises are open?"],
    ["risks", "Which risks moved, and which mitigations are late?"],
    ["people", "Who is missing, and who is overbooked?"],
    ["decisions", "What waits for a decision?"],
    ["data", "Can I trust what feeds these pages?"],
  ),
  role(
    "engineer",
    "For engineers",
    ["delivery", "How long does an item take, and where does it wait?"],
    ["models", "Which models need attention?"],
    ["datasets", "Which data can I build on?"],
    ["experiments", "What was tried, and can it be run again?"],
    ["releases", "How do our releases go?"],
    ["infrastructure", "Is there enough compute?"],
    ["lifecycle", "Which gate is next, and what does it ask for?"],
  ),
  role(
    "finance",
    "For finance",
    ["budget", "What was planned, what was spent, what will it be?"],
    ["infrastructure", "What does compute cost, and is what we committed to used?"],
    ["vendors", "What have we promised to whom, and when must we give notice?"],
    ["people", "How many positions are filled, and what do they cost?"],
    ["value", "What comes back?"],
    ["forecast", "For how long will it run?"],
  ),
  role(
    "risk-and-compliance",
    "For risk and compliance",
    ["risks", "How large is the exposure, and what is overdue?"],
    ["compliance", "Which controls are met with evidence, and which duties are due?"],
    ["models", "Which models drift, and for whom do they fail?"],
    ["datasets", "Which data are personal, unlicensed or poor?"],
    ["releases", "What went live, on which evidence, and what failed?"],
    ["decisions", "Who decided what, and when?"],
    ["editions", "What did we say at the time?"],
  ),
];
