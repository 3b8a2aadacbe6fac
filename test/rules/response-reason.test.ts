import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { fixAll, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { respondingTo } from "../../server/src/response/response-file.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, file, type Given, header } from "./marked.ts";

/** `row:cell severity "marked text" message` of each finding, in the order of the file. */
function found(text: string, given?: Given): string[] {
  const checker = check(text, given);
  return checker.findings().map(({ rule, row, cell, start, end, severity, data }) => {
    const place = checker.placeOf(row);
    const marked = text.slice(place.offset + start, place.offset + end);
    const said = rule.code === "response-reason" ? rule.message(data) : rule.code;
    return `${place.index + 1}:${cell} ${severity} ${marked} > ${said}`;
  });
}

/** The response file of an import file. */
function responseOf(text: string): string {
  return allAtOnce(respondingTo(check(text), "failed")) ?? "";
}

const wrongCountry = 'Country "USA" is not an ISO 3166-1 alpha-2 code. Write "US" (United States of America).';

describe("response-reason in this extension's own response file", () => {
  const own = responseOf(file("Zip", "Acme,ACME1,HQ,HQ1,USA,", "Bolt,BOLT,HQ,B-1,US, 1"));

  test("stands in place of the findings that it tells, on the same characters", () => {
    assert.deepEqual(found(own), [
      `2:4 error USA > The response file says: ${wrongCountry}`,
      '3:3 error - > The response file says: Site ID can contain only the letters A to Z and digits, not "-". Write "B1".',
      "3:5 warning   > whitespace",
    ]);
  });

  test("is information once the value is right, or has another fault", () => {
    assert.deepEqual(found(own.replace("USA,", "US,")).slice(0, 1), [
      `2:4 information US > Corrected since the response file said: ${wrongCountry}`,
    ]);
    assert.deepEqual(found(own.replace("USA,", "UX,")).slice(0, 2), [
      "2:4 error UX > country-code",
      `2:4 information UX > Corrected since the response file said: ${wrongCountry}`,
    ]);
  });

  test("has the fixes of the findings, also for all at once", () => {
    const checker = check(own);
    const [first] = checker.findings();
    assert.ok(first);
    assert.deepEqual(
      fixesOf(first, checker).map(({ title, safe }) => [title, safe]),
      [['Replace "USA" with "US" (United States of America)', true]],
    );
    const fixed = fixAll(own, checker.context).text;
    assert.equal(fixed, own.replace("USA,", "US,").replace("B-1", "B1").replace('," 1",', ",1,"));
    assert.equal(fixAll(fixed, checker.context).text, fixed);
    assert.deepEqual(
      found(fixed).map((each) => each.slice(0, 16)),
      ["2:4 information ", "3:3 information "],
    );
  });

  test("of rows that were compared holds until the quoted value changes", () => {
    const twice = file("", "Acme,ACME1,HQ,HQ1,US", "Acme,ACME2,West,W1,US", "Bolt,BOLT,HQ,S1,US", "Bolt,BOLT,HQ,S2,US");
    const response = responseOf(twice);
    const severities = (text: string) => found(text).map((each) => each.split(" ").slice(0, 2).join(" "));
    const before = severities(response);
    assert.deepEqual(before, ["2:1 error", "3:2 error"]);
    assert.deepEqual(severities(response.replace("ACME2,West", "ACME1,West")), ["2:1 information", "3:2 error"]);
    assert.deepEqual(severities(response.replace("BOLT,HQ,S2", "BOLT,West,S2")), ["2:1 error", "3:2 information"]);
  });

  test("may be removed once the value is corrected", () => {
    const text = responseOf(file("", "Acme,ACME1,HQ,HQ1,USA")).replace("USA,", "US,");
    const checker = check(text);
    const [first] = checker.findings();
    assert.ok(first);
    const [fix] = fixesOf(first, checker);
    assert.deepEqual([fix?.title, fix?.safe], ["Remove this reason from the response file", false]);
    const without = applyEdits(text, offsetEdits(checker, fix?.edits ?? []));
    assert.equal(without, `${header},Row,Status,Reason for Failure\nAcme,ACME1,HQ,HQ1,US,2,Failed,\n`);
    assert.deepEqual(found(without), []);
  });

  test("of a row of the wrong shape is on the row", () => {
    const text = responseOf(file("City", "Acme,ACME1,HQ,HQ1,US,Boston,x", "Bolt,BOLT,HQ,HQ1"));
    assert.match(found(text)[0] ?? "", /^2:/);
  });

  test("says nothing of passing rows", () => {
    const all = allAtOnce(respondingTo(check(file("", "Acme Inc,ACME1,HQ,HQ1,US", "Bolt,BOLT,HQ,,US")), "all")) ?? "";
    assert.deepEqual(found(all), [
      "3:3 error  > The response file says: Site ID is required. Use letters and digits, 30 at most.",
    ]);
  });
});

describe("response-reason in the platform's response file", () => {
  const theirs = (columns: string, ...rows: string[]) => file(columns, ...rows);

  test("is on the cell that it names, or on its own, and hides what rules find in the same cell", () => {
    const text = theirs(
      "Postal Code,Status,Error Message",
      "Acme,ACME1,HQ,HQ1,USA,99,Failed,Invalid PostalCode; Company already exists",
      "Bolt,BOLT,HQ,HQ1,USA,1,Failed,Country is invalid | unknown error 17",
      "Cog,COG,HQ,HQ1,USA,1,Created,",
    );
    assert.deepEqual(found(text), [
      "2:0 error Acme > The response file says: Company already exists.",
      "2:4 error USA > country-code",
      "2:5 error 99 > The response file says: Invalid PostalCode.",
      "3:4 error USA > The response file says: Country is invalid.",
      "3:7 error Country is invalid | unknown error 17 > The response file says: unknown error 17.",
    ]);
  });

  test("says that a row failed without a reason, on its status", () => {
    const text = theirs("Result", "Acme,ACME1,HQ,HQ1,US,Failed", "Bolt,BOLT,HQ,HQ1,US,Created").replace(
      "Result",
      "Import Status,Row",
    );
    assert.deepEqual(found(text), ["2:5 error Failed > The response file says that this row failed, but not why."]);
  });

  test("is only told of a row that was created", () => {
    const text = theirs("Status,Remarks", "Acme,ACME1,HQ,HQ1,US,Created,Check the phone");
    assert.deepEqual(found(text), ["2:6 information Check the phone > The response file says: Check the phone."]);
  });

  test("does not report the header row, which the retry file does not take over", () => {
    const text = "company_name,Site Name,Company ID,Country,Extra,Row,Errors\nAcme,HQ,ACME1,US,,2,Site ID is missing\n";
    assert.deepEqual(found(text), ["2:6 error Site ID is missing > The response file says: Site ID is missing."]);
  });

  test("takes the severity that the user sets, and can be turned off", () => {
    const text = theirs("Status,Error", "Acme,ACME1,HQ,HQ1,USA,Failed,Country is wrong");
    const as = (severity: "warning" | "off") => found(text, { rules: { "response-reason": severity } });
    assert.deepEqual(as("warning"), ["2:4 warning USA > The response file says: Country is wrong."]);
    assert.deepEqual(as("off"), []);
  });
});
