import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { enteredCellRequest, nextCellsRequest, pasteCellsRequest } from "../../server/src/lsp/typing-protocol.ts";
import { chosen, file, offered, typed } from "./choose.ts";
import { Client, everything, row } from "./client.ts";
import { required, unmark } from "./cursor.ts";

let opened = 0;

async function open(client: Client, marked: string) {
  const { text, cursors } = unmark(marked);
  const uri = await client.open(`typing${++opened}.csv`, text);
  return { text, uri, cursors, document: TextDocument.create(uri, "csv", 1, text) };
}

/** The text with the cursors (`‸`) after Tab or Shift+Tab. */
async function moved(client: Client, marked: string, back = false): Promise<string> {
  const { uri, cursors: positions, document } = await open(client, marked);
  const answer = await client.request(nextCellsRequest, {
    uri,
    positions,
    back,
  });
  assert.ok(answer);
  const inserts = answer.moves.flatMap(({ insert }) => insert ?? []);
  const edits = inserts.map(({ at, text }) => ({ range: { start: at, end: at }, newText: text }));
  const after = TextDocument.create(uri, "csv", 2, TextDocument.applyEdits(document, edits));
  const marks = answer.moves.map(({ position }) => ({ range: { start: position, end: position }, newText: "‸" }));
  return TextDocument.applyEdits(after, marks);
}

describe("the next cell", () => {
  test("is to the right, at the end of its value and inside its quotes", async (t) => {
    const client = await Client.start(t);
    const steps = [
      `${required}\n‸Bell,BELL,"Main, N""1",,US\n`,
      `${required}\nBell,BELL‸,"Main, N""1",,US\n`,
      `${required}\nBell,BELL,"Main, N""1‸",,US\n`,
      `${required}\nBell,BELL,"Main, N""1",‸,US\n`,
      `${required}\nBell,BELL,"Main, N""1",,US‸\n`,
      `${required}\nBell,BELL,"Main, N""1",,US\n‸`,
      `${required}\nBell,BELL,"Main, N""1",,US\n‸`,
    ];
    for (const [index, step] of steps.slice(1).entries()) assert.equal(await moved(client, steps[index] ?? ""), step);
  });

  test("follows in the next row, also where cells have line breaks or rows are blank", async (t) => {
    const client = await Client.start(t);
    const text = `${required}\r\nBell,BELL,"Main\r\nN|1",B1,US|2\r\n|3\r\nCole|4,COLE,HQ,C1,GB`;
    const at = (mark: string) => text.replace(mark, "‸").replace(/\|\d/g, "");
    assert.equal(await moved(client, at("|1").replace("N‸", "N").replace("BELL,", "BE‸LL,")), at("|1"));
    assert.equal(await moved(client, at("|2")), at("|3"));
    assert.equal(await moved(client, at("|3")), at("|4"));
    assert.equal(await moved(client, at("|4"), true), at("|3"));
    assert.equal(await moved(client, at("|3"), true), at("|2"));
    assert.equal(await moved(client, `‸${required}\n`, true), `‸${required}\n`);
    assert.equal(await moved(client, `${required}‸\nBell`), `${required}\nBell‸`);
  });

  test("is added at the end of the last row only, with the file's delimiter", async (t) => {
    const client = await Client.start(t);
    const semicolons = required.replaceAll(",", ";");
    assert.equal(await moved(client, `${semicolons}\nBell‸`), `${semicolons}\nBell;‸`);
    assert.equal(await moved(client, `${semicolons}\nBell‸\n`), `${semicolons}\nBell;‸\n`);
    assert.equal(await moved(client, `${required}\nBell,BELL,Main,B1,US‸`), `${required}\nBell,BELL,Main,B1,US\n‸`);
    assert.equal(await moved(client, `${required}\nBell‸\nCole,`), `${required}\nBell\nCole‸,`);
    assert.equal(await moved(client, `${required}\nBell,"BE‸`), `${required}\nBell,"BE‸`);
    assert.equal(await moved(client, `${required}\n‸`), `${required}\n‸`);
    assert.equal(await moved(client, `${required}‸`), `${required}\n‸`);
  });

  test("is found for each of several cursors, which add nothing", async (t) => {
    const client = await Client.start(t);
    assert.equal(await moved(client, `${required}\nBell‸,,\nCole‸,,\nDale‸`), `${required}\nBell,‸,\nCole,‸,\nDale‸`);
    const { uri } = await open(client, "a,b\n1,2\n");
    assert.equal(
      await client.request(nextCellsRequest, {
        uri,
        positions: [],
        back: false,
      }),
      null,
    );
  });

  test("is of the version that the answer names, after the latest edit", async (t) => {
    const client = await Client.start(t);
    const { uri } = await open(client, `${required}\nBell,BELL,,,`);
    await client.edit(uri, { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } }, text: "B" });
    const positions = [{ line: 1, character: 1 }];
    const answer = await client.request(nextCellsRequest, {
      uri,
      positions,
      back: false,
    });
    assert.deepEqual(answer, { version: 2, moves: [{ position: { line: 1, character: 6 } }] });
  });
});

describe("an entered cell", () => {
  test("has choices if it is empty, its column has fixed ones, and one of them is needed", async (t) => {
    const client = await Client.start(t);
    const entered = async (cells: string) => {
      const { uri, cursors } = await open(client, file(cells));
      const position = cursors[0] ?? assert.fail();
      return client.request(enteredCellRequest, { uri, position });
    };
    const empty = (hasChoices: boolean) => ({ isEmpty: true, hasChoices });
    assert.deepEqual(await entered("Bell,BELL,Main,B1,‸"), empty(true));
    assert.deepEqual(await entered("Bell,BELL,Main,B1,U‸S"), { isEmpty: false, hasChoices: false });
    assert.deepEqual(await entered('Bell,BELL,Main,B1,"‸"'), empty(true));
    assert.deepEqual(await entered("Bell,BELL,‸,B1,US"), empty(false));
    assert.deepEqual(await entered(`Bell,BELL,Main,B1,US${",".repeat(5)}‸`), empty(true));
    assert.deepEqual(await entered(`Bell,BELL,Main,B1,${",".repeat(5)}‸`), empty(false));
    assert.deepEqual(await entered(`Bell,BELL,Main,B1,US${",".repeat(8)}‸`), empty(false));
    assert.deepEqual(await entered(`Bell,BELL,Main,B1,US${",".repeat(7)}a@b.example,‸`), empty(true));
    assert.deepEqual(await entered("‸"), empty(false));
    const { uri } = await open(client, required);
    const position = { line: 0, character: 3 };
    assert.equal(await client.request(enteredCellRequest, { uri, position }), null);
  });

  test("can be left empty, unless a required value is preselected", async (t) => {
    const capabilities = { ...everything };
    const client = await Client.start(t, {}, { capabilities, initializationOptions: { commands: true } });
    const country = await offered(client, file("Bell,BELL,Main,B1,‸"), typed(","));
    assert.equal(country.labels[0], "Leave empty");
    assert.equal(country.items[0]?.command?.command, "asioImport.leaveEmpty");
    assert.equal(country.items[0]?.preselect, true);
    assert.equal(chosen(country, "Leave empty"), country.text);
    const second = await offered(client, file(row("Acme,ACME,HQ,A1,GB"), "Bell,BELL,Main,B1,‸"), typed(","));
    assert.equal(second.labels[0], "GB");
    assert.equal((await offered(client, file("Bell,BELL,Main,B1,u‸"))).labels.includes("Leave empty"), false);
    assert.equal((await offered(client, file("Bell,BELL,Main,B1,US,,,,,‸"))).labels[0], "Leave empty");
    const other = await Client.start(t);
    assert.equal((await offered(other, file("Bell,BELL,Main,B1,US,,,,,‸"))).labels[0], "AL");
  });
});

describe("pasted cells", () => {
  /** The text after a paste over the selection between two marks, or at the one; undefined if it is an ordinary paste. */
  async function pasted(client: Client, marked: string, text: string): Promise<string | undefined> {
    const { uri, cursors, document } = await open(client, marked);
    const [start, end = start] = cursors;
    assert.ok(start && end);
    const range = { start, end };
    const paste = await client.request(pasteCellsRequest, {
      uri,
      range,
      text,
    });
    return paste ? TextDocument.applyEdits(document, [...paste.edits, { range, newText: paste.text }]) : undefined;
  }

  test("become rows at the start of a row, with their quotes and line ends", async (t) => {
    const client = await Client.start(t);
    const text = 'A\tB,1\t"x\ty"\r\nC\t"D\n""2"""\t"E"\r\n';
    const rows = 'A,"B,1",x\ty\nC,"D\n""2""","""E"""';
    assert.equal(await pasted(client, `${required}\n‸`, text), `${required}\n${rows}\n`);
    assert.equal(await pasted(client, `${required}\n‸Z,Z,Z,Z,US\n`, text), `${required}\n${rows}\nZ,Z,Z,Z,US\n`);
    assert.equal(await pasted(client, `${required}\n‸\nZ,Z,Z,Z,US\n`, text), `${required}\n${rows}\nZ,Z,Z,Z,US\n`);
    assert.equal(
      await pasted(client, `${required}\n‸Y,Y,Y,Y,US\n‸Z,Z,Z,Z,US`, text),
      `${required}\n${rows}\nZ,Z,Z,Z,US`,
    );
    const semicolons = required.replaceAll(",", ";");
    assert.equal(await pasted(client, `${semicolons}\n‸`, "A;1\tB,1"), `${semicolons}\n"A;1";B,1\n`);
  });

  test("leave out a row that repeats the header row", async (t) => {
    const client = await Client.start(t);
    const header = `${required.replaceAll(",", "\t").toUpperCase()}\r\n`;
    assert.equal(await pasted(client, `${required}\n‸`, `${header}A\tA\tM\tA1\tUS\n`), `${required}\nA,A,M,A1,US\n`);
    assert.equal(await pasted(client, `${required}\n‸`, header), `${required}\n`);
  });

  test("fill the cells to the right and below if these are empty", async (t) => {
    const client = await Client.start(t);
    assert.equal(await pasted(client, `${required}\nA,‸,,,US\n`, "A\tM\tA1"), `${required}\nA,A,M,A1,US\n`);
    assert.equal(await pasted(client, `${required}\n‸,,,,\n`, "A\tA\tM\tA1\tUS\n"), `${required}\nA,A,M,A1,US\n`);
    assert.equal(await pasted(client, `${required}\nA,‸`, "A\tM"), `${required}\nA,A,M`);
    assert.equal(await pasted(client, `${required}\nA,‸,`, "A\tM\tA1"), `${required}\nA,A,M,A1`);
    const below = `${required}\nA,‸old‸,,,US\nB,,,,US\nC,,,,US`;
    assert.equal(await pasted(client, below, "A\tM\nB\tN\nC\tO\n"), `${required}\nA,A,M,,US\nB,B,N,,US\nC,C,O,,US`);
    assert.equal(await pasted(client, below.replace("C,,", "C,x,"), "A\tM\nB\tN\nC\tO\n"), undefined);
    assert.equal(await pasted(client, below, "A\nB\nC\nD\n"), undefined);
  });

  test("are inserted where there are values, and become rows below a row without room", async (t) => {
    const client = await Client.start(t);
    assert.equal(await pasted(client, `${required}\nA,B‸,C,D,US\n`, "1\t2"), `${required}\nA,B1,2,C,D,US\n`);
    assert.equal(
      await pasted(client, `${required}\nA,A,M,A1,US‸\nC,C,M,C1,US\n`, "B\tB\tM\tB1\tUS\r\n"),
      `${required}\nA,A,M,A1,US\nB,B,M,B1,US\nC,C,M,C1,US\n`,
    );
  });

  test("are an ordinary paste as a single value, in quotes, between tabs, and in other files", async (t) => {
    const client = await Client.start(t);
    assert.equal(await pasted(client, `${required}\nA,‸,,,US\n`, "Quill, Inc\r\n"), undefined);
    assert.equal(await pasted(client, `${required}\nA,"x‸",,,US\n`, "1\t2"), undefined);
    assert.equal(await pasted(client, `${required.replaceAll(",", "\t")}\n‸`, "1\t2"), undefined);
    assert.equal(await pasted(client, "a,b\n‸", "1\t2"), undefined);
  });
});
