import { makingRetry } from "../../server/src/response/template-file.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, header } from "../rules/marked.ts";

/** The retry file made from a response file with these columns: the companies of its rows, and its notes. */
export function retry(columns: string, ...rows: [company: string, cells: string][]) {
  const lines = rows.map(([company, cells], row) => `${company},${company}1,HQ,S${row},US,${cells}`);
  const response = check([`${header},${columns}`, ...lines, ""].join("\n"));
  const { text, notes, nothing } = allAtOnce(makingRetry(response, "a.csv"));
  const made = text.trim().split("\n").slice(1);
  return {
    made: made.map((row) => row.slice(0, row.indexOf(","))),
    notes,
    ...(nothing === undefined ? {} : { nothing }),
  };
}
