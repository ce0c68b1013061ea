/** Columns of sources that are not for everybody whose cells are free words or numbers: there a mark can stand. */
const WORDS: ReadonlySet<string> = new Set(["Role", "Level", "Skill", "Course", "Certificate", "Issuer", "Stakeholder", "Organisation", "Task", "Leaving reason", "Region", "Unit", "Location", "Requisition", "Entry"]);
const NUMBERS: ReadonlySet<string> = new Set(["Base pay", "Bonus", "Range minimum", "Range midpoint", "Range maximum", "Standard rate", "Cost"]);
const PEOPLE: ReadonlySet<string> = new Set(["Person", "Replaces"]);

export interface Marked {
  readonly text: string;
  /** Texts that no message may repeat, in each way to write them. */
  readonly marks: readonly string[];
}

const grouped = (digits: string, separator: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, separator);

/** An example of a kind with values that are found again wherever they come up. */
export function withMarks(csv: string): Marked {
  const [head = "", ...rows] = csv.trimEnd().split("\n");
  const names = head.split(",");
  const marks: string[] = [];
  const marked = rows.map((row, at) =>
    row.split(",").map((cell, column) => {
      const name = names[column] ?? "";
      const number = at * 31 + column;
      if (cell === "") return cell;
      if (WORDS.has(name)) return noted(`Zqv${String.fromCharCode(97 + (number % 26))}${String.fromCharCode(97 + (at % 26))}kwyx`, marks);
      if (PEOPLE.has(name)) return noted(`W-${String(73_100_000 + number)}`, marks);
      if (!NUMBERS.has(name)) return cell;
      const digits = String(7_391_000 + number * 13);
      marks.push(...[",", ".", " ", "\u00a0", "'"].map((separator) => grouped(digits, separator)));
      return noted(digits, marks);
    }).join(","));
  return { text: [head, ...marked, ""].join("\n"), marks };
}

function noted(mark: string, marks: string[]): string {
  marks.push(mark);
  return mark;
}
