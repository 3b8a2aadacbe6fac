import fc from "fast-check";
import { exampleValues } from "./examples.ts";

/** Several IDs in one cell. */
const lists = ["A1, A2", "C1;C2", "A1|A2", "A1 & A2", "A1/A2", "A1 A2", "A1\nA2"];

/** Values that are in doubt by what stands in another column of their row. */
const doubtfulBeside: readonly { header: string; value: RegExp; other: string; beside: readonly string[] }[] = [
  { header: "Company Name", value: /[,;&/]/, other: "Company ID", beside: lists },
  { header: "Country", value: /^(?:de|Mex)$/, other: "State", beside: ["DE", "NM"] },
  { header: "State", value: /^Co$/, other: "Country", beside: ["IE"] },
  { header: "Phone Country", value: /^\+1$/, other: "Phone Number", beside: ["+1 876 926 1234", "+44 20 7946 0018"] },
  { header: "Phone Country", value: /^\+44$/, other: "Phone Number", beside: ["01534 880123", "+1 876 926 1234"] },
];

/** Whether a value of a record (by its column) is one that stays as it was typed. */
export function isDoubtful(headers: readonly string[], values: readonly string[], index: number): boolean {
  const [header = "", value = ""] = [headers[index], values[index]];
  if ((doubtful[header] ?? doubtful["*"] ?? []).includes(value)) return true;
  return doubtfulBeside.some(
    (doubt) =>
      doubt.header === header &&
      doubt.value.test(value) &&
      doubt.beside.includes(values[headers.indexOf(doubt.other)] ?? ""),
  );
}

/**
 * Values that look damaged, shifted, pasted or missing: they stay as they were typed until a person has said what they
 * are. By header; `*` for those that may stand in any text.
 */
const doubtful: Readonly<Record<string, readonly string[]>> = {
  "Company Name": [
    "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p",
    "N/A",
    "TBD",
    "3.5 Labs",
    "-",
    "1/2/2024",
    "A. 1:30",
    "CafÃ©",
    "5 1/2 Labs",
    "½ Co",
    "50% Off",
    "$mart",
    "5€ Shop",
  ],
  "Company ID": [
    "123.0",
    "7.0",
    "1.2345678E7",
    "1-Mar",
    "2-Sep",
    "3.Oca",
    "24-márc",
    "1-Kvě",
    "2-thg 3",
    "1.III",
    "1.000",
    "1/2/2024",
    "2024-01-02",
    "N/A",
    "n/a",
    "1.5",
    "?",
    "5 1/2",
    "12:30:00 AM",
    "-5",
    "ditto",
    ...lists,
  ],
  "Site Name": ["none", "2.0", "v1.2", "Lots 1,2,3", "12:30 AM", "(12)", "same as above"],
  Country: ["na", "No", "N/A", "-", "Va.", "Ind.", "Pa"],
  State: ["N/A", "-"],
  Zip: ["2110", "00000", "02110, 02111"],
  Email: ["none"],
  "Phone Number": ["N/A", "2.07946E+09", "617-555-0100, 617-555-0101"],
  "*": ["a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p", "N/A", "-", "12,5", "Suites 101,102", "1.23E+11", "#N/A"],
};

/** Names of which several become the same when their faults are mended, and what a fix may do to others. */
const usual: Readonly<Record<string, readonly string[]>> = {
  "Company Name": [
    "Acme",
    "Acme.",
    "acme",
    "Acme ",
    "A.B",
    "AB",
    "A-B",
    "A, B",
    "B & C",
    "B and C",
    "Café",
    "Cafe",
    "McÉwan",
    "Acme Co.©",
    "Ærø Boats",
    "Þór",
    "",
  ],
  "Company ID": ["A1", "A-1", "a1", "A 1", "'01", "01", "É1", "E1", "A1 ", "NYC–01", "HQ’1", ""],
  "Site Name": ["HQ", "hq", "H.Q", "H-Q", "H Q", "H,Q", "H\nQ", "HQ ", "New\u0085York", "A\u001cB"],
  Country: ["US", "US", "GB", "usa", "UK", "Germany", "Georgia", " US", "de", "Mex", "IE", ""],
  State: ["CA", "ca", "Colorado", "DE", "NM", "Co", "", ""],
  "Address Line 1": ["5 Old Road", "Suite 1,234", "12 Main St, Rear", "", "12  Mill Lane", '="""007"""'],
  City: ["Leeds", '=""', "New\u00a0York", " Boston", "", ""],
  Zip: ["LS1 4DY", "02110", "'02110", ""],
  Email: ["a@b.example", "a@b,example", "", ""],
  "Email Type": ["Work", "work", "", ""],
  "Phone Country": ["US", "+44", "+1", "", ""],
  "Phone Number": ["2025550123", "+1 876 926 1234", "+44 20 7946 0018", "01534 880123", "", ""],
};

/** A value for a column as people type them, its rules' examples among them. */
export function anyValue(header: string): fc.Arbitrary<string> {
  const own = [...(usual[header] ?? ["", "", "Sales"])];
  const shown = [...(exampleValues.get(header) ?? [])];
  const doubts = [...(doubtful[header] ?? doubtful["*"] ?? [])];
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...own) },
    { weight: shown.length > 0 ? 2 : 0, arbitrary: fc.constantFrom(...shown, "") },
    { weight: 1, arbitrary: fc.constantFrom(...doubts) },
  );
}
