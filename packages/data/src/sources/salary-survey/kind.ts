import { share } from "@almanac/core";
import { choice, count, currency, money, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

/**
 * Single anonymous answers of a salary survey. Nobody's id is in it, so equal rows are different people: none is removed, and
 * no combination of columns is unique.
 */
export const salarySurveyKind = tableKind({
  kind: "salary-survey",
  title: "Salary survey",
  area: "people",
  fills: "salaryObservations",
  columns: {
    year: required(count({ min: 1990, max: 2100 }), ["Year", "work_year", "Survey year"], "Year of the answer"),
    experience: required(
      choice({
        entry: ["Entry", "EN", "Entry-level", "Junior"],
        mid: ["Mid", "MI", "Mid-level", "Intermediate"],
        senior: ["Senior", "SE", "Senior-level"],
        executive: ["Executive", "EX", "Executive-level", "Director"],
      }),
      ["Experience level", "experience_level"],
      "Experience of the person",
    ),
    employment: optional(
      choice({ "full-time": ["Full-time", "FT"], "part-time": ["Part-time", "PT"], contract: ["Contract", "CT"], freelance: ["Freelance", "FL"] }),
      ["Employment type", "employment_type"],
      "How the person is employed",
    ),
    role: required(text(), ["Job title", "job_title", "Role title", "Role"], "Title of the role"),
    salary: required(money(), ["Salary", "Annual salary"], "Gross pay of a year in the currency of the answer"),
    currency: optional(currency(), ["Salary currency", "salary_currency", "Currency"], "Currency of the salary"),
    salaryUsd: optional(money(), ["Salary in USD", "salary_in_usd"], "The same in US dollars, as the survey converted it"),
    region: optional(text(), ["Employee residence", "employee_residence", "Region", "Country"], "Where the person lives"),
    companyRegion: optional(text(), ["Company location", "company_location"], "Where the employer is"),
    companySize: optional(choice({ small: ["Small", "S"], medium: ["Medium", "M"], large: ["Large", "L"] }), ["Company size", "company_size"], "Size of the employer"),
    remotePercent: optional(count({ min: 0, max: 100 }), ["Remote percent", "remote_ratio", "Remote ratio"], "Part of the work that is done remotely, in percent from 0 to 100"),
  },
  signature: ["year", "experience", "role", "salary"],
  currency: "currency",
  recordOf: (row, { source }) => {
    const { year, experience, role, salary, employment, region, companyRegion, companySize, salaryUsd, remotePercent } = row;
    return {
      source,
      year,
      experience,
      role,
      salary,
      ...given({
        employment,
        region,
        companyRegion,
        companySize,
        // The column is in US dollars whatever the currency of the answer is.
        salaryUsd: salaryUsd === undefined ? undefined : { ...salaryUsd, currency: "USD" },
        remote: remotePercent === undefined ? undefined : share(remotePercent / 100),
      }),
    };
  },
});
