import { ROLES, SECTIONS } from "../site-map.ts";

/** Beside the question of a section and those that roles ask of it: what else people come with, in their words. */
const ASKED: Readonly<Record<string, string>> = {
  "/": "Is the program on track? Status of every workstream. What do you need from me?",
  "/roadmap/": "When does it land or launch, and how sure are you? Milestones, dates, dependencies, release plan.",
  "/delivery/": "Throughput, cycle time, work in progress, flow, ageing work, blockers, sprint, velocity.",
  "/forecast/": "When will it land or launch, and how sure are you? When will we be done? Chance, confidence, calibration, accuracy.",
  "/handbook/policies/": "Do we keep our own rules? Policies, kept, bent, broken, waivers, exceptions, assertions.",
  "/lifecycle/": "Stage gates, loop-backs, swimlane.",
  "/agile/": "Ceremonies, sprints, impediments, blockers, retrospective, retro actions.",
  "/objectives/": "OKR, objectives and key results, check-ins.",
  "/initiatives/": "Priorities, prioritisation, portfolio, RICE, WSJF, backlog of ideas.",
  "/budget/": "Spend, cost, money, overspend, variance, earned value, EAC, CPI. What do GPU hours cost per accepted experiment? Unit economics, cost of a training run, cloud cost.",
  "/value/": "Benefits, business case, return on investment, ROI.",
  "/people/": "Head count, hiring, vacancies, allocation, over-allocation, skills, attrition, salary, pay.",
  "/market/": "Salary benchmark, compensation, pay levels elsewhere.",
  "/vendors/": "Suppliers, contracts, renewals, notice, service levels, SLA, invoices.",
  "/infrastructure/": "GPU hours, compute, quota, capacity, utilisation, cluster, cloud commitments.",
  "/models/": "Which models lack a fairness evaluation, a card or an owner? Missing fairness, bias, drift, health, reuse.",
  "/datasets/": "Data quality, licence, personal data, lineage, sensitivity.",
  "/experiments/": "Training runs, trials, reproducible, accepted experiments.",
  "/releases/": "Deployments, rollbacks, incidents, DORA, change failure rate.",
  "/risks/": "Risk register, exposure, mitigation, contingency, loss exceedance, what could go wrong.",
  "/compliance/": "Audit, controls, evidence, obligations, EU AI Act, NIST AI RMF, ISO 42001, privacy.",
  "/decisions/": "Decision log, approvals, open questions, who decided what and why.",
  "/stakeholders/": "RACI, responsibilities, communication plan, contacts.",
  "/calendar/": "Dates, meetings, deadlines, gates, renewals, ICS.",
  "/handbook/": "Policies, how we work, onboarding, rules. What changed in a policy?",
  "/glossary/": "Definitions, abbreviations, acronyms, jargon.",
  "/method/": "Formulas, definitions, how is it computed?",
  "/changes/": "Why is the forecast later than last week? What moved, and why? What changed in the policy since the edition before? Differences, slip.",
  "/editions/": "Archive, history, earlier versions, past statements.",
  "/data/": "Sources, exports, freshness, stale, downloads, CSV, JSON, API.",
};

/** The questions that a page answers; none for pages of which nobody asks by themselves. */
export function questionsOf(path: string): readonly string[] {
  const section = SECTIONS.find(({ href }) => href === path);
  const asked = section === undefined ? [] : ROLES.flatMap(({ questions }) => questions.filter((question) => question.section === section.id).map(({ asks }) => asks));
  const role = ROLES.find(({ href }) => href === path);
  const more = ASKED[path];
  return [...(section === undefined ? [] : [section.question]), ...asked, ...(role === undefined ? [] : role.questions.map(({ asks }) => asks)), ...(more === undefined ? [] : [more])];
}
