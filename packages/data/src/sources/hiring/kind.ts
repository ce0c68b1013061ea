import { choice, count, date, id, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { datesInOrder } from "../positions/pair-order.ts";
import { HIDDEN } from "../positions/person-id.ts";

const STAGES = ["applied", "screened", "interviewed", "offered", "accepted", "started"] as const;

/** Open and closed requisitions with their funnel: conversion, time to fill, hiring forecast (METHOD.md 7.1). */
export const hiringKind = tableKind({
  kind: "hiring",
  title: "Hiring",
  area: "people",
  audience: "internal",
  fills: "requisitions",
  columns: {
    requisition: required(id(), ["Requisition", "Requisition ID", "Job requisition", "Req ID", "Job ID", "Opening ID", "Job Req ID"], "Id of the requisition"),
    position: optional(id(), ["Position", "Position ID", "Position number"], "Id of the position to fill"),
    role: required(text(), ["Role", "Job title", "Job", "Job name", "Job posting title"], "Title of the role"),
    level: optional(text(), ["Level", "Grade", "Job level"], "Level of the role"),
    location: optional(text(), ["Location", "Office"], "Place of work"),
    workstream: optional(id(), ["Workstream"], "Id of a workstream of almanac.yaml"),
    openedOn: required(date(), ["Opened on", "Date opened", "Opened", "Open date", "Job opened at", "Recruiting start date"], "Day on which recruiting began"),
    applied: optional(count(), ["Applied", "Applications", "Candidates", "Total applications"], "Candidates that applied or were found"),
    screened: optional(count(), ["Screened", "Screen", "Phone screen", "Recruiter screen"], "Candidates that were screened"),
    interviewed: optional(count(), ["Interviewed", "Interview", "Interviews", "On-site"], "Candidates that were interviewed"),
    offered: optional(count(), ["Offered", "Offers", "Offer", "Offers extended"], "Candidates that got an offer"),
    accepted: optional(count(), ["Accepted", "Offers accepted", "Hired"], "Candidates that accepted"),
    started: optional(count(), ["Started", "Starts"], "Candidates that began to work"),
    appliedOn: optional(date(), ["First application on", "First application"], "Day of the first application"),
    screenedOn: optional(date(), ["First screen on", "First screen"], "Day of the first screening"),
    interviewedOn: optional(date(), ["First interview on", "First interview"], "Day of the first interview"),
    offeredOn: optional(date(), ["Offered on", "Offer date", "Offer extended at"], "Day of the first offer"),
    acceptedOn: optional(date(), ["Accepted on", "Offer accepted date", "Hired on"], "Day of the first acceptance"),
    startedOn: optional(date(), ["Started on", "Start date"], "First day of the person who was hired"),
    targetStart: optional(date(), ["Target start", "Target start date", "Target hire date"], "Planned first day"),
    closedOn: optional(date(), ["Closed on", "Date closed", "Closed", "Close date"], "Day on which recruiting ended"),
    end: optional(
      choice({
        filled: ["Filled", "Hired", "Hire - new headcount", "Hire - backfill"],
        cancelled: ["Cancelled", "Canceled", "Headcount removed", "Role cancelled"],
        "on-hold": ["On hold", "Paused", "Frozen"],
      }),
      ["Closed reason", "Close reason", "Closing reason", "Reason closed"],
      "Why recruiting ended or rests",
    ),
  },
  signature: ["requisition", "openedOn"],
  unique: ["requisition"],
  since: "openedOn",
  recordOf: (row, context) => {
    const funnel = datesInOrder(
      context,
      ["openedOn", row.openedOn, "the opening"],
      ["appliedOn", row.appliedOn, "the first application"],
      ["screenedOn", row.screenedOn, "the first screening"],
      ["interviewedOn", row.interviewedOn, "the first interview"],
      ["offeredOn", row.offeredOn, "the first offer"],
      ["acceptedOn", row.acceptedOn, "the first acceptance"],
      ["startedOn", row.startedOn, "the first day of work"],
    );
    if (!datesInOrder(context, ["openedOn", row.openedOn, "the opening"], ["closedOn", row.closedOn, "the close"]) || !funnel) return undefined;
    let most: number | undefined;
    for (const stage of STAGES) {
      const reached = row[stage];
      if (reached === undefined) continue;
      if (most !== undefined && reached > most)
        context.warn(stage, "HIRING-FUNNEL", {
          message: `more candidates ${stage} than reached the stage before`,
          found: HIDDEN,
          expected: "at most as many as at the stage before",
          hint: "count everybody who ever reached a stage, not those who stand there now",
        });
      most = reached;
    }
    const { requisition, role, openedOn, position, level, location, workstream, targetStart, closedOn, end } = row;
    const { applied, screened, interviewed, offered, accepted, started, appliedOn, screenedOn, interviewedOn, offeredOn, acceptedOn, startedOn } = row;
    return {
      source: context.source,
      id: requisition,
      role,
      openedOn,
      reached: { applied, screened, interviewed, offered, accepted, started },
      reachedOn: { applied: appliedOn, screened: screenedOn, interviewed: interviewedOn, offered: offeredOn, accepted: acceptedOn, started: startedOn },
      ...given({ position, level, location, workstream, targetStart, closedOn, end }),
    };
  },
});
