import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { responseReason } from "../../server/src/rules/response-reason.ts";
import { check, header } from "../rules/marked.ts";
import { retry } from "./retry.ts";

const failed: [string, string] = ["Failing", "Failed,Country is wrong"];

const notKnown = (words: string) => [
  `It is not known whether 1 row here was created: it has ${words}.`,
  "Delete it if it was, because the platform refuses a file with a company that exists.",
];

/** Neither case nor signs around a word matter, but lower-case letters split `NotCreated`. */
const dressed = (word: string) => [word, ` ${word}. `, /\p{Ll}\p{Lu}/u.test(word) ? word : word.toUpperCase()];

describe("a status for a created row", () => {
  for (const word of [
    ...["Created", "Complete", "Completed", "Imported", "Done", "Added", "OK", "Success", "Yes", "True", "Passed"],
    ...[
      "Successfully created",
      "Company created",
      "1 record created",
      "New company was added",
      "Created with warnings",
    ],
    ...["ImportSucceeded", "CREATE_SUCCESS", "201 Created", "200 OK", "No errors", "Created - 0 errors", "✅"],
    ...["Erstellt", "Erfolgreich importiert", "Hinzugefügt", "Abgeschlossen", "Keine Fehler", "Ja"],
    ...["Créée", "Importé avec succès", "Réussi", "Terminé", "Sans erreur", "Oui"],
    ...["Creado", "Éxito", "Añadido", "Completado", "Sin errores", "Sí"],
    ...["Aangemaakt", "Geïmporteerd", "Geslaagd", "Voltooid", "Zonder fouten"],
    ...["Creato", "Criado", "Skapad", "Oprettet"],
  ]) {
    it(word, () => {
      for (const text of dressed(word)) {
        assert.deepEqual(retry("Status,Reason for Failure", failed, ["Acme", `${text},`]), {
          made: ["Failing"],
          notes: [],
        });
      }
    });
  }
  it("in a yes-or-no column", () => {
    for (const [column, yes, no] of [
      ["Success", "1", "0"],
      ["Success", "Y", "N"],
      ["Created", "Yes", "No"],
      ["Imported", "true", "false"],
      ["Created", "Ja", "Nein"],
    ]) {
      const made = retry(`${column},Error`, ["Acme", `${yes},`], ["Bolt", `${no},`], ["Cog", `${no},Exists`]);
      assert.deepEqual(made, { made: ["Bolt", "Cog"], notes: [] }, `${column} ${yes}`);
    }
  });
  it("not for only a date or a number", () => {
    assert.deepEqual(retry("Created,Status", ["Acme", "2024-01-05,Failed"], ["Bolt", "2024-01-05,Created"]), {
      made: ["Acme"],
      notes: [],
    });
    assert.deepEqual(retry("Status,Error", failed, ["Acme", "1,"]).notes, notKnown('the status "1"'));
  });
});

describe("a status for a failed row", () => {
  for (const word of [
    ...["Failed", "Error", "Rejected", "Invalid", "Unsuccessful", "No", "False", "Not created", "Not yet imported"],
    ...["NotCreated", "CREATE_FAILED", "409 Conflict", "Did not succeed", "Not processed", "❌"],
    ...["Fehlgeschlagen", "Nicht erstellt", "Échec", "Non créée", "No creado", "Fallido", "Mislukt", "Niet aangemaakt"],
  ]) {
    it(word, () => {
      for (const text of dressed(word)) {
        assert.deepEqual(retry("Status,Reason for Failure", ["Acme", `${text},`], ["Bolt", "Created,"]), {
          made: ["Acme"],
          notes: [],
        });
      }
    });
  }
});

it("reads a long status up to what went wrong", () => {
  const failed = `Failed: ${"the Site Name is too long ".repeat(20)}`;
  const created = `Created ${"the site ".repeat(40)}and more`;
  const made = retry("Status,Error", ["Acme", `${failed},`], ["Bolt", `${created},`]);
  assert.deepEqual(made.made, ["Acme", "Bolt"]);
  assert.match(
    made.notes.join(" "),
    /^It is not known whether 1 row here was created: it has the status "Created the site .*…"\./,
  );
  assert.deepEqual(retry("Error", ["Acme", `${"-".repeat(100_000)}x`]).made, ["Acme"]);
});

describe("an ambiguous status", () => {
  for (const word of [
    ...["Skipped", "Pending", "Duplicate", "Warning", "Queued", "In progress", "On hold", "Partial success"],
    ...["Completed with errors", "Created with errors", "Übersprungen", "Ignoré", "Whatever", "Does not exist"],
  ]) {
    it(word, () => {
      assert.deepEqual(retry("Status,Reason for Failure", failed, ["Acme", `${word},`]), {
        made: ["Failing", "Acme"],
        notes: notKnown(`the status "${word}"`),
      });
    });
  }
  it("is counted, and each word is listed once", () => {
    const rows = ["Pending", "pending", "Skipped", "Duplicate", ""].map((word, row): [string, string] => [
      `Acme${row}`,
      `${word},`,
    ]);
    assert.deepEqual(retry("Status,Error", failed, ...rows).notes, [
      'It is not known whether 5 rows here were created: 4 have the status "Pending", "Skipped" or "Duplicate" and 1 has neither a status nor a reason.',
      "Delete those that were, because the platform refuses a file with a company that exists.",
    ]);
    const many = ["A1", "B1", "C1", "D1", "E1", "F1"].map((word): [string, string] => [word, `${word},`]);
    assert.match(String(retry("Status,Error", ...many).notes[0]), /"A1", "B1", "C1", "D1" or another\.$/);
  });
  it("gives way to a reason for failure, but not to a message", () => {
    for (const word of ["Skipped", "Pending", "Duplicate", "Processed", "Completed"]) {
      assert.deepEqual(retry("Status,Error", ["Acme", `${word},Site ID is used`]), { made: ["Acme"], notes: [] });
      assert.deepEqual(retry("Status,Message", ["Acme", `${word},Site ID is used`]), {
        made: ["Acme"],
        notes: notKnown(`the status "${word}"`),
      });
    }
    assert.deepEqual(retry("Status,Error", ["Acme", "Warning,Zip was cut"]).notes, notKnown('the status "Warning"'));
  });
  it("gives way to another, clear status", () => {
    assert.deepEqual(retry("Status,Success", ["Acme", "Active,true"], ["Bolt", "Active,false"]), {
      made: ["Bolt"],
      notes: [],
    });
    assert.deepEqual(retry("Status,Success", ["Acme", "Failed,true"]).notes, notKnown('the status "Failed / true"'));
  });
});

describe("a status for an existing company", () => {
  for (const word of [
    ...["Already exists", "Exists", "Company already exists", "Already created", "Updated", "Unchanged"],
    ...["Existiert bereits", "Bereits vorhanden", "Existe déjà", "Ya existe", "Bestaat al"],
  ]) {
    it(word, () => {
      assert.deepEqual(retry("Status,Error", failed, ["Acme", `${word},`]), {
        made: ["Failing"],
        notes: [`1 row is left out because its company exists, as the status "${word}" says.`],
      });
    });
  }
});

describe("a reason that the company exists", () => {
  const rest = "already: the platform refuses this file as long as it has";
  for (const reason of [
    ...["Company already exists", "Duplicate company", "Failed: a client with this name already exists."],
    ...["CompanyAlreadyExists", "Company exists, not created", "Duplicate: Company ID"],
    ...["Firma existiert bereits", "L'entreprise existe déjà", "La empresa ya existe", "Bedrijf bestaat al"],
  ]) {
    it(reason, () => {
      for (const [columns, cells] of [
        ["Status,Reason for Failure", `Failed,"${reason}"`],
        ["Error", `"${reason}"`],
        ["Status", `"Failed: ${reason}"`],
      ] as const) {
        assert.deepEqual(retry(columns, ["Acme", cells]), {
          made: ["Acme"],
          notes: [`1 row here failed because its company exists ${rest} that row.`],
        });
      }
    });
  }
  it("of several rows", () => {
    const cells = "Failed,Company already exists";
    assert.deepEqual(retry("Status,Error", ["Acme", cells], ["Bolt", "Failed,Bad ID"], ["Cog", cells]), {
      made: ["Acme", "Bolt", "Cog"],
      notes: [`2 rows here failed because their companies exist ${rest} those rows.`],
    });
  });
  for (const reason of [
    ...["Company does not exist", "No such company exists", "Firma existiert nicht", "La société n'existe pas"],
    ...["Site already exists", "Company Acme: site HQ already exists", "Duplicate site ID in this company"],
    ...["Email already exists", "Country is wrong", "The company already has a site HQ", "Duplicate key", "Exists"],
  ]) {
    it(`not ${reason}`, () => {
      assert.deepEqual(retry("Status,Error", ["Acme", `Failed,${reason}`]), { made: ["Acme"], notes: [] });
    });
  }
});

describe("a status for a processed row", () => {
  const left = (rows: string) => [`${rows} left out, since rows without a reason count as created.`];
  for (const word of ["Processed", "Verarbeitet", "Traité", "Procesado", "Verwerkt"]) {
    it(word, () => {
      assert.deepEqual(retry("Status,Error", failed, ["Acme", `${word},`]), {
        made: ["Failing"],
        notes: left(`1 row with the status "${word}" is`),
      });
      assert.deepEqual(retry("Status,Row", ["Acme", `${word},2`], ["Bolt", "Failed,3"], ["Cog", `${word},4`]), {
        made: ["Bolt"],
        notes: left(`2 rows with the status "${word}" are`),
      });
      assert.deepEqual(retry("Status,Row", ["Acme", `${word},2`]), {
        made: ["Acme"],
        notes: notKnown(`the status "${word}"`),
      });
    });
  }
});

describe("a reason without content", () => {
  const silent =
    "1 row without a reason is left out. The file has no status, so rows without a reason count as created.";
  for (const text of [
    "None",
    "N/A",
    "n/a",
    "-",
    "null",
    "0",
    ".",
    "nil",
    "n.a.",
    "(none)",
    "#N/A",
    "—",
    "[]",
    "false",
    "No",
  ]) {
    it(text, () => {
      assert.deepEqual(retry("Error", ["Acme", "Exists"], ["Bolt", text]), { made: ["Acme"], notes: [silent] });
      assert.deepEqual(retry("Status,Error", ["Acme", `Completed,${text}`], ["Bolt", `Skipped,${text}`]), {
        made: ["Bolt"],
        notes: notKnown('the status "Skipped"'),
      });
      assert.deepEqual(shown(text), []);
    });
  }
  for (const text of ["No error", "no errors", "ok", "Success", "Company created", "Keine Fehler", "Sans erreur"]) {
    it(`${text}, which says that nothing failed`, () => {
      assert.deepEqual(retry("Error", ["Acme", "Exists"], ["Bolt", text]), { made: ["Acme"], notes: [] });
      assert.deepEqual(shown(text), []);
    });
  }
  for (const text of ["Exists", "Required", "Unknown", "Yes", "True", "Error", "No site", "Country"]) {
    it(`unlike ${text}`, () => {
      assert.deepEqual(retry("Error", ["Acme", text]), { made: ["Acme"], notes: [] });
      assert.deepEqual(shown(text), [text]);
    });
  }
});

/** The reasons that an open response file shows on a row. */
function shown(reason: string): string[] {
  const checker = check(`${header},Status,Error\nAcme,ACME1,HQ,S1,US,Failed,${reason}\n`);
  return checker.findings().flatMap(({ rule, data }) => {
    const said =
      rule === responseReason ? /^The response file says: (.*?)\.?$/.exec(rule.message(data))?.[1] : undefined;
    return said === undefined ? [] : [said];
  });
}

describe("nothing to retry", () => {
  const nothing = "Nothing to retry: a.csv has no rows that failed.";
  for (const [columns, ...cells] of [
    ["Status,Error"],
    ["Status", "Created"],
    ["Success", "true", "yes", "1"],
    ["Result,Message", "OK,Done", "OK,"],
    ["Row,Status", "2,Imported", "3,Completed"],
    ["Success,Error", "True,None", "True,N/A"],
    ["Created,Error", "Yes,", "Yes,"],
    ["Error", "No error", "no errors"],
    ["Status,Reason for Failure", "Erstellt,", "Angelegt,-"],
    ["Status,Reason for Failure", "Créé,", "Terminé,aucune erreur"],
    ["Message", "Company created", "Created successfully"],
  ] as const) {
    it(`${columns}: ${cells.join(", ")}`, () => {
      const rows = cells.map((own, row): [string, string] => [`Acme${row}`, own]);
      assert.deepEqual(retry(columns, ...rows), { made: [], notes: [], nothing });
    });
  }
  it("still explains rows that are left out", () => {
    assert.deepEqual(retry("Status", ["Acme", "Updated"], ["Bolt", "Already exists"], ["Cog", "Created"]), {
      made: [],
      notes: ['2 rows are left out because their companies exist, as the status "Updated" or "Already exists" says.'],
      nothing,
    });
  });
});
