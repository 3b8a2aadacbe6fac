import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../rules/marked.ts";

/** The problems of a response file: the severity, the marked text, and what is said, if the reason says it. */
function problemsOf(...lines: string[]): string[] {
  const text = `${lines.join("\n")}\n`;
  const checker = check(text);
  return checker.findings().map(({ rule, row, start, end, severity, data }) => {
    const { offset } = checker.placeOf(row);
    const said = rule.code === "response-reason" ? rule.message(data) : rule.code;
    return `${severity} ${text.slice(offset + start, offset + end)} > ${said.replace("The response file says: ", "")}`;
  });
}

describe("a response file", () => {
  it("of a service, with a line of success and a code before the text", () => {
    assert.deepEqual(
      problemsOf(
        "Row Number,Company Name,Company ID,Site Name,Site ID,Country,Success,Error Message",
        "1,Acme,ACME,HQ,HQ1,US,TRUE,",
        "2,Bolt,BOLT,HQ,HQ2,UK,FALSE,ERR-1042: Country must be ISO 3166 alpha-2",
      ),
      ["error UK > ERR-1042: Country must be ISO 3166 alpha-2."],
    );
  });

  it("of an API, with the names of fields in camel case", () => {
    assert.deepEqual(
      problemsOf(
        "companyName,companyIdentifier,siteName,siteIdentifier,country,zip,status,errors",
        "Bolt,BOLT,HQ,HQ2,US,1,400,companyIdentifier: already in use; postalCode: too short",
      ),
      ["error BOLT > companyIdentifier: already in use.", "error 1 > postalCode: too short."],
    );
  });

  it("with the result first and the columns in another order", () => {
    assert.deepEqual(
      problemsOf(
        "Result,Reason,Site ID,Country,Company ID,Site Name,Company Name",
        "Error,Duplicate Site_ID,S1,US,ACME,HQ,Acme",
        "OK,,S2,US,BOLT,HQ,Bolt",
      ),
      ["error S1 > Duplicate Site_ID."],
    );
  });

  it("with a number of errors beside their texts", () => {
    assert.deepEqual(
      problemsOf(
        "Company Name,Company ID,Site Name,Site ID,Country,Errors,Error Details",
        "Acme,ACME,HQ,HQ1,US,2,Site Name taken | license limit reached",
      ),
      ["error HQ > Site Name taken.", "error Site Name taken | license limit reached > license limit reached."],
    );
  });

  it("in upper case, with remarks on what was created", () => {
    assert.deepEqual(
      problemsOf(
        "COMPANY NAME,COMPANY ID,SITE NAME,SITE ID,COUNTRY,ROW,STATUS,REMARKS",
        "Acme,ACME,HQ,HQ1,US,2,CREATED,Time zone assumed",
        "Bolt,BOLT,HQ,HQ2,US,3,NOT CREATED,The client exists",
      ),
      ["information Time zone assumed > Time zone assumed.", "error Bolt > The client exists."],
    );
  });

  it("in German", () => {
    assert.deepEqual(
      problemsOf(
        "Company Name,Company ID,Site Name,Site ID,Country,Status,Message",
        "Acme,ACME,HQ,HQ1,US,Fehlgeschlagen,Ungültiger Wert in Country",
        "Bolt,BOLT,HQ,HQ2,US,Erstellt,",
      ),
      ["error US > Ungültiger Wert in Country."],
    );
  });

  it("with a record for each reason", () => {
    assert.deepEqual(
      problemsOf(
        "Company Name,Company ID,Site Name,Site ID,Country,City,Failure Reason",
        "Acme,ACME,HQ,HQ1,USA,,Country is not valid",
        "Acme,ACME,HQ,HQ1,USA,,City is required",
      ),
      ["error USA > Country is not valid.", "error USA > country-code", "error  > City is required."],
    );
  });

  it("with only a number of errors", () => {
    assert.deepEqual(
      problemsOf(
        "Company Name,Company ID,Site Name,Site ID,Country,Errors",
        "Acme,ACME,HQ,HQ1,US,2",
        "Bolt,BOLT,HQ,HQ2,US",
      ),
      ["error 2 > The response file says that this row failed, but not why."],
    );
  });

  it("with a status alone", () => {
    assert.deepEqual(
      problemsOf(
        "Row,Company Name,Company ID,Site Name,Site ID,Country,Import Status",
        "2,Acme,ACME,HQ,HQ1,US,Failed",
        "3,Bolt,BOLT,HQ,HQ2,US,Skipped",
      ),
      ["error Failed > The response file says that this row failed, but not why."],
    );
  });

  it("of a company that existed before", () => {
    assert.deepEqual(
      problemsOf(
        "Company Name,Company ID,Site Name,Site ID,Country,Status,Comments",
        "Acme,ACME,HQ,HQ1,US,Already exists,",
      ),
      ["error Already exists > Already exists."],
    );
  });

  it("with a reason that was split at its comma", () => {
    assert.deepEqual(
      problemsOf(
        "Company Name,Company ID,Site Name,Site ID,Country,Status,Error",
        "Acme,ACME,HQ,HQ1,US,Failed,Site ID is too long, shorten it",
      ),
      ["error HQ1 > Site ID is too long."],
    );
  });

  it("separated by semicolons, with a title above", () => {
    assert.deepEqual(
      problemsOf(
        "Import result;;;;;;",
        "Company Name;Company ID;Site Name;Site ID;Country;Status;Error",
        "Acme;ACME;HQ;HQ1;US;Failed;Phone number unknown",
      ),
      ["error Phone number unknown > Phone number unknown."],
    );
  });
});
