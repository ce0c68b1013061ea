/** What is wrong with a policy, to be reported where it begins. */
export interface PolicyProblem {
  readonly code: string;
  readonly message: string;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
}
