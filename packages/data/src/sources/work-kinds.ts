import { dependenciesKind } from "./dependencies/kind.ts";
import { githubCsvKind } from "./github-csv/kind.ts";
import { githubJsonKind } from "./github-json/kind.ts";
import { historyCsvKind } from "./history-csv/kind.ts";
import { jiraBoardKind } from "./jira-board/kind.ts";
import { jiraCsvKind } from "./jira-csv/kind.ts";
import { jiraJsonKind } from "./jira-json/kind.ts";
import { jiraStatusesKind } from "./jira-statuses/kind.ts";
import { milestonesKind } from "./milestones/kind.ts";
import type { SourceKind } from "./source-kind.ts";
import { sprintsKind } from "./sprints/kind.ts";

/** Kinds of export about work. */
export const workKinds: readonly SourceKind[] = [jiraJsonKind, jiraCsvKind, historyCsvKind, jiraStatusesKind, jiraBoardKind, githubJsonKind, githubCsvKind, milestonesKind, sprintsKind, dependenciesKind];
