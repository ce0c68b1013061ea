import type { FindingInput, Named } from "../fact-reader.ts";
import { agileFindings } from "./agile-findings.ts";
import { capacityFindings } from "./capacity-findings.ts";
import { hiringFindings } from "./hiring-findings.ts";
import { initiativeFindings } from "./initiative-findings.ts";
import { marketFindings } from "./market-findings.ts";
import { payFindings } from "./pay-findings.ts";
import { skillFindings } from "./skill-findings.ts";
import { staffFindings } from "./staff-findings.ts";

const ROOMS: readonly ((input: FindingInput) => Named)[] = [staffFindings, hiringFindings, capacityFindings, skillFindings, payFindings, marketFindings, agileFindings, initiativeFindings];

/** People, market, agile, initiatives: the sentence of each page and each figure. */
export const peopleFindings = (input: FindingInput): Named => ROOMS.flatMap((room) => room(input));
