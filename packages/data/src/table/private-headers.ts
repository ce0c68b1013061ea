/**
 * Words in a header that say its column is about a single person's pay or identity. A public source with such a column is
 * refused until somebody has decided: raise the audience, rename the column, or leave it unread on purpose.
 */
const PRIVATE =
  /\b(?:salary|salaries|salaire|salario|gehalt|lohn|wages?|base pay|annual pay|monthly pay|gross pay|net pay|pay rate|payslip|compensation|remuneration|bonus|iban|bank account|account iban|ssn|social security(?: number)?|national insurance(?: number)?|sozialversicherungsnummer|steuernummer|passport(?: number| no)?|date of birth|birth ?date|dob|geburtsdatum|home address|private (?:address|phone|email))\b/u;

/** `annual_salary`, `AnnualSalary` and `Annual salary` are one name. */
const words = (header: string): string =>
  header
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export const looksPrivate = (header: string): boolean => PRIVATE.test(words(header));
