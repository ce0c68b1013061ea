/** What a column of an issue table is for. */
export type HeaderRole =
  | "key"
  | "id"
  | "title"
  | "type"
  | "project"
  | "status"
  | "statusCategory"
  | "created"
  | "resolved"
  | "updated"
  | "resolution"
  | "labels"
  | "components"
  | "parent"
  | "sprint"
  | "points"
  | "dueDate"
  | "assignee"
  | "priority";
/** `at`: history-csv only, when the change of a row was made. */
export type Role = HeaderRole | "at";
