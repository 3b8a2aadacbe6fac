import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ShownRow, ShownRows, TableEdit, TableFilter } from "../../server/src/features/table/shown.ts";
import {
  tableCellRequest,
  tableChoicesRequest,
  tableCopyRequest,
  tableEditRequest,
  tableFindRequest,
  tablePartsRequest,
  tablePlaceRequest,
  tableProblemRequest,
  tableRowsRequest,
  tableValuesRequest,
} from "../../server/src/lsp/table-protocol.ts";
import { Client, contentModified, range } from "./client.ts";

const required = "Company Name,Company ID,Site Name,Site ID,Country";

/** Four records, two of which fail. */
const mixed = [
  required,
  "Bell,BELL,HQ,B1,USA",
  'Cole,COLE,"Main",C1,GB',
  "Dale,,HQ,D1,CA",
  "Dale,DALE,HQ2,D2,CA",
  "",
].join("\n");

const all: TableFilter = { show: "all" };
const failing: TableFilter = { show: "failing" };

/** An open file as a table shows it. */
class Table {
  readonly client: Client;
  readonly uri: string;
  readonly filter: TableFilter;
  shown!: ShownRows;
  text: string;

  private constructor(client: Client, uri: string, text: string, filter: TableFilter) {
    this.client = client;
    this.uri = uri;
    this.text = text;
    this.filter = filter;
  }

  static async open(client: Client, text: string, filter = all): Promise<Table> {
    const uri = await client.open(`table${++opened}.csv`, text);
    const table = new Table(client, uri, text, filter);
    await table.look(true);
    return table;
  }

  get known() {
    return { uri: this.uri, version: this.shown.version, filter: this.filter, list: this.shown.list };
  }

  async look(anew = false): Promise<ShownRows> {
    const shown = await this.client.request(tableRowsRequest, {
      uri: this.uri,
      filter: this.filter,
      anew,
      ...(this.shown ? { list: this.shown.list } : {}),
      from: 0,
      count: 1_000,
    });
    assert.ok(shown);
    this.shown = shown;
    return shown;
  }

  /** Applies an edit; returns the text after it. */
  async edit(edit: TableEdit): Promise<string> {
    const edits = await this.client.request(tableEditRequest, { ...this.known, edit });
    const document = TextDocument.create(this.uri, "csv", this.shown.version, this.text);
    this.text = TextDocument.applyEdits(document, edits);
    const changes = [...edits].reverse().map(({ range, newText }) => ({ range, text: newText }));
    if (changes.length > 0) await this.client.edit(this.uri, ...changes);
    await this.look();
    return this.text;
  }

  get cells(): string[][] {
    return this.shown.rows.map(({ cells }) => [...cells]);
  }
}

let opened = 0;

async function edited(client: Client, text: string, edit: TableEdit): Promise<string> {
  return (await Table.open(client, text)).edit(edit);
}

const block = (row: number, rows: number, cell: number, cells: number) => ({ row, rows, cell, cells });

describe("the rows of a table", () => {
  test("have their values, kinds and findings", async (t) => {
    const client = await Client.start(t);
    const { shown } = await Table.open(client, `Clients\n\n${mixed}`);
    assert.deepEqual(
      shown.rows.map(({ index, kind, cells }) => `${index} ${kind} ${cells.join("|")}`),
      [
        "0 above Clients",
        "1 above ",
        "2 header Company Name|Company ID|Site Name|Site ID|Country",
        "3 record Bell|BELL|HQ|B1|USA",
        "4 record Cole|COLE|Main|C1|GB",
        "5 record Dale||HQ|D1|CA",
        "6 record Dale|DALE|HQ2|D2|CA",
        "7 new ",
      ],
    );
    assert.deepEqual([shown.size, shown.fixed, shown.columns.length], [8, 3, 5]);
    assert.deepEqual(shown.counts, { rows: 4, failing: 2, warnings: 0 });
    assert.deepEqual(shown.columns[0], { header: "Company Name", required: true });
    const found = shown.rows.map(({ found }) => found.map(({ cell, findings }) => `${cell} ${findings[0]?.code}`));
    assert.deepEqual(found, [["-1 preamble"], [], [], ["4 country-code"], [], ["1 required"], [], []]);
    assert.match(shown.rows[3]?.found[0]?.findings[0]?.message ?? "", /"USA"/);
  });

  test("come with those up to the header row that stay above them, if they are few", async (t) => {
    const client = await Client.start(t);
    const above = async (preamble: number, from: number) => {
      const uri = await client.open(`${preamble}.csv`, "Clients\n".repeat(preamble) + mixed);
      const shown = await client.request(tableRowsRequest, { uri, filter: all, from, count: 2 });
      const texts = (rows: readonly ShownRow[] = []) => rows.map(({ index, kind }) => `${index} ${kind}`);
      return [texts(shown?.above), texts(shown?.rows)];
    };
    assert.deepEqual(await above(1, 3), [
      ["0 above", "1 header"],
      ["3 record", "4 record"],
    ]);
    assert.deepEqual(await above(2, 1), [["0 above"], ["1 above", "2 header"]]);
    assert.deepEqual(await above(3, 0), [[], ["0 above", "1 above"]]);
    assert.deepEqual(await above(6, 9), [[], ["9 record", "10 record"]]);
  });

  test("are null for a file that is no import file", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("other.csv", "a,b\n1,2\n");
    assert.equal(await client.request(tableRowsRequest, { uri, filter: all, from: 0, count: 10 }), null);
  });

  test("of a filter stay while they are edited, until it is chosen again", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed, failing);
    const names = () => table.shown.rows.map(({ index, cells }) => `${index} ${cells[0]} ${cells[4]}`);
    assert.deepEqual(names(), ["0 Company Name Country", "1 Bell USA", "3 Dale CA"]);
    await table.edit({ kind: "write", row: 1, cell: 4, values: [["US"]] });
    assert.deepEqual(names(), ["0 Company Name Country", "1 Bell US", "3 Dale CA"]);
    assert.equal(table.shown.counts.failing, 1);
    await table.edit({ kind: "duplicate", row: 1, rows: 1 });
    assert.deepEqual(names(), ["0 Company Name Country", "1 Bell US", "2 Bell US", "4 Dale CA"]);
    await table.edit({ kind: "delete", row: 1, rows: 1 });
    assert.deepEqual(names(), ["0 Company Name Country", "1 Bell US", "3 Dale CA"]);
    await table.look(true);
    assert.deepEqual(names(), ["0 Company Name Country", "3 Dale CA"]);
  });

  test("of a filter stay when another table of the file chooses them again", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed, failing);
    await table.edit({ kind: "write", row: 1, cell: 4, values: [["US"]] });
    const { list } = table.shown;
    const rows = { uri: table.uri, filter: failing, from: 0, count: 10 };
    const other = await client.request(tableRowsRequest, { ...rows, anew: true });
    assert.deepEqual(
      other?.rows.map(({ index }) => index),
      [0, 3],
    );
    await table.edit({ kind: "write", row: 2, cell: 4, values: [["GB"]] });
    assert.equal(table.shown.list, list);
    assert.equal(table.text, mixed.replace("USA", "US").replace("D1,CA", "D1,GB"));
    // Its own list ends when it chooses again.
    assert.deepEqual((await table.look(true)).rows.length, 2);
    assert.notEqual(table.shown.list, list);
    const edit = { ...table.known, list, edit: { kind: "delete" as const, row: 1, rows: 1 } };
    await assert.rejects(client.request(tableEditRequest, edit), { message: "The rows have changed." });
  });

  test("of a filter come back when the edit is undone that took them away", async (t) => {
    const client = await Client.start(t);
    const filters: TableFilter[] = [
      failing,
      { show: "rule", code: "country-code" },
      { show: "company", company: "Bell" },
    ];
    for (const filter of filters) {
      const table = await Table.open(client, mixed, filter);
      const indexes = () => table.shown.rows.map(({ index }) => index).slice(1);
      const before = indexes();
      assert.equal(before[0], 1);
      const undo = async (text: string) => {
        const { shown } = table;
        await client.edit(table.uri, { range: range(1, 0, shown.size + 9, 0), text: text.slice(required.length + 1) });
        table.text = text;
        await table.look();
      };
      // Corrected, no longer in the list, and undone.
      const edit = { kind: "write", row: 1, cell: filter.show === "company" ? 0 : 4, values: [["US"]] } as const;
      await table.edit(edit);
      await table.look(true);
      assert.deepEqual(indexes(), before.slice(1));
      await undo(mixed);
      assert.deepEqual(indexes(), before);
      // Corrected, and deleted.
      await table.edit(edit);
      const corrected = table.text;
      await table.edit({ kind: "delete", row: 1, rows: 1 });
      assert.equal(indexes().length, before.length - 1);
      await undo(corrected);
      assert.deepEqual(indexes(), before);
      // Rows that change without this are not chosen, nor those that stay as they are.
      await undo(mixed.replace("HQ2", "HQ3"));
      assert.deepEqual(indexes(), before);
    }
  });

  test("are those of a rule, of a company, or with warnings", async (t) => {
    const client = await Client.start(t);
    const indexes = async (filter: TableFilter) =>
      (await Table.open(client, mixed, filter)).shown.rows.map(({ index }) => index);
    assert.deepEqual(await indexes({ show: "rule", code: "required" }), [0, 3]);
    assert.deepEqual(await indexes({ show: "company", company: "Dale" }), [0, 3, 4]);
    assert.deepEqual(await indexes({ show: "warnings" }), [0]);
    const { uri } = await Table.open(client, mixed);
    const choices = await client.request(tableChoicesRequest, { uri });
    assert.deepEqual(
      choices?.rules.map(({ code, number }) => `${code} ${number}`),
      ["country-code 1", "required 1"],
    );
    assert.deepEqual(
      choices?.companies.map(({ company, rows }) => `${company} ${rows}`),
      ["Bell 1", "Cole 1", "Dale 2"],
    );
  });

  test("are found by their problems", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed);
    const next = (row: number, cell: number, back: boolean) =>
      client.request(tableProblemRequest, { ...table.known, place: { row, cell }, back });
    assert.deepEqual(await next(0, 0, false), { row: 1, cell: 4 });
    assert.deepEqual(await next(1, 4, false), { row: 3, cell: 1 });
    assert.deepEqual(await next(3, 1, false), { row: 1, cell: 4 });
    assert.deepEqual(await next(1, 4, true), { row: 3, cell: 1 });
    const parts = await client.request(tablePartsRequest, { ...table.known, parts: 3 });
    assert.deepEqual(parts, ["error", "error", ""]);
    const place = { row: 2, cell: 2 };
    assert.deepEqual(await client.request(tablePlaceRequest, { ...table.known, place }), range(2, 10, 2, 16));
  });
});

describe("a text in a table", () => {
  test("is found with the number of its cells, and only in the rows that the table knows", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed, failing);
    const { known } = table;
    const find = (text: string, of = table.known) =>
      client.request(tableFindRequest, { ...of, text, place: { row: 1, cell: 0 }, way: "next" });
    assert.deepEqual(await find("hq"), { row: 1, cell: 2, number: 1, count: 2 });
    assert.equal(await find("cole"), null);
    await client.edit(table.uri, { range: range(1, 0), text: "Able,ABLE,HQ,A1,US\n" });
    await assert.rejects(find("hq", known), { code: contentModified });
    const { version } = await table.look();
    await assert.rejects(find("hq", { ...known, version, list: known.list + 1 }), { code: contentModified });
    // The added row is among them.
    assert.deepEqual(await find("hq"), { row: 1, cell: 2, number: 1, count: 3 });
  });
});

describe("the values that a cell may contain", () => {
  test("are those of completion, also where the row lacks the cell", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, `${required}\nBell,BELL\n`);
    const values = async (row: number, cell: number, typed: string) => {
      const found = await client.request(tableValuesRequest, { ...table.known, place: { row, cell }, typed });
      return found.map(({ value, about }) => `${value} ${about}`);
    };
    assert.deepEqual((await values(1, 4, "united king")).slice(0, 1), ["GB United Kingdom"]);
    assert.deepEqual((await values(2, 4, "GB")).slice(0, 1), ["GB United Kingdom"]);
    assert.deepEqual(await values(1, 4, "none of them"), []);
    assert.deepEqual(await client.request(tableCellRequest, { uri: table.uri, position: { line: 1, character: 6 } }), {
      index: 1,
      cell: 1,
    });
  });
});

describe("a company chosen for a cell", () => {
  const companies = `${required}\nBell,BELL,HQ,B1,US\n,,,,\n`;

  test("brings its other value into the row, also where the row lacks the cell", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, companies);
    const values = (row: number, cell: number, typed: string) =>
      client.request(tableValuesRequest, { ...table.known, place: { row, cell }, typed });
    const [, bell] = await values(2, 0, "bel");
    assert.deepEqual(bell, { value: "Bell", about: "BELL", fills: [{ cell: 1, value: "BELL" }] });
    assert.deepEqual((await values(3, 0, "bel"))[1], bell);
    const [id] = await values(2, 1, "BELL");
    assert.deepEqual(id, { value: "BELL", about: "Bell", fills: [{ cell: 0, value: "Bell" }] });
    // A value is never replaced.
    const own = await Table.open(client, `${required}\nBell,BELL,HQ,B1,US\nBel,OTHER,HQ,O1,US\n`);
    const place = { row: 2, cell: 0 };
    const found = await client.request(tableValuesRequest, { ...own.known, place, typed: "bel" });
    assert.deepEqual(found.at(-1), { value: "Bell", about: "BELL" });
  });

  test("or the whole row, as for another site or a new company", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, companies);
    const values = (row: number, typed: string) =>
      client.request(tableValuesRequest, { ...table.known, place: { row, cell: 0 }, typed });
    const site = {
      value: "Bell",
      label: "New site of Bell",
      about: "the whole row",
      fills: [
        { cell: 1, value: "BELL" },
        { cell: 3, value: "B2" },
        { cell: 4, value: "US" },
      ],
    };
    for (const row of [2, 3]) assert.deepEqual((await values(row, "bell"))[0], site);
    assert.deepEqual(await values(2, "Dale Ltd"), [
      {
        value: "Dale Ltd",
        label: "New company Dale Ltd",
        about: "the whole row",
        fills: [
          { cell: 1, value: "DALELTD" },
          { cell: 3, value: "DALELTD" },
          { cell: 4, value: "US" },
        ],
      },
    ]);
  });
});

describe("an edit of a table", () => {
  test("adds a row for another site or a new company, or fills in a blank one", async (t) => {
    const client = await Client.start(t);
    const text = `${required}\nBell,BELL,HQ,B1,US\nCole,COLE,HQ,C1,GB\n,,,,\n`;
    const rows = async (row: number, what: "site" | "company") =>
      (await edited(client, text, { kind: "new", row, what })).split("\n").slice(1, -1);
    const [bell, cole, blank] = ["Bell,BELL,HQ,B1,US", "Cole,COLE,HQ,C1,GB", ",,,,"];
    assert.deepEqual(await rows(1, "site"), [bell, "Bell,BELL,,B2,US", cole, blank]);
    assert.deepEqual(await rows(1, "company"), [bell, ",,,,US", cole, blank]);
    assert.deepEqual(await rows(3, "site"), [bell, cole, "Cole,COLE,,C2,GB"]);
    assert.deepEqual(await rows(4, "site"), [bell, cole, blank, "Cole,COLE,,C2,GB"]);
    assert.deepEqual(await rows(4, "company"), [bell, cole, blank, ",,,,GB"]);
    assert.equal(
      await edited(client, `${required}\n`, { kind: "new", row: 1, what: "company" }),
      `${required}\n,,,,\n`,
    );
  });

  test("leaves cells as they are where it writes none", async (t) => {
    const client = await Client.start(t);
    const write: TableEdit = { kind: "write", row: 2, cell: 0, values: [["Dale", null, null, "D1"]] };
    assert.equal((await edited(client, mixed, write)).split("\n")[2], 'Dale,COLE,"Main",D1,GB');
  });

  test("writes cells, in quotes only where their values need them", async (t) => {
    const client = await Client.start(t);
    const write = (row: number, cell: number, ...values: string[][]): TableEdit => ({
      kind: "write",
      row,
      cell,
      values,
    });
    const lines = (text: string) => text.split("\n");
    assert.equal(lines(await edited(client, mixed, write(1, 4, ["US"])))[1], "Bell,BELL,HQ,B1,US");
    assert.equal(lines(await edited(client, mixed, write(2, 0, ['A "B"'])))[2], '"A ""B""",COLE,"Main",C1,GB');
    assert.equal(lines(await edited(client, mixed, write(2, 2, ["a,b"])))[2], 'Cole,COLE,"a,b",C1,GB');
    assert.equal(lines(await edited(client, mixed, write(2, 2, ["Head"])))[2], "Cole,COLE,Head,C1,GB");
    assert.equal(await edited(client, mixed, write(2, 1, ["COLE", "Main", "C1"])), mixed);
    assert.equal(
      (await edited(client, mixed, write(1, 2, ["a\nb"]))).split("\n", 3).slice(1).join("\n"),
      'Bell,BELL,"a\nb",B1,USA',
    );
  });

  test("adds what a short row lacks, and rows below the last one", async (t) => {
    const client = await Client.start(t);
    const text = `${required}\r\nBell,BELL\r\nCole`;
    const write = (row: number, cell: number, ...values: string[][]): TableEdit => ({
      kind: "write",
      row,
      cell,
      values,
    });
    assert.equal(await edited(client, text, write(1, 4, ["US"])), `${required}\r\nBell,BELL,,,US\r\nCole`);
    assert.equal(await edited(client, text, write(2, 0, ["Dale", "D"])), `${required}\r\nBell,BELL\r\nDale,D`);
    assert.equal(await edited(client, text, write(3, 1, ["X"])), `${required}\r\nBell,BELL\r\nCole\r\n,X,,,`);
    const added = `${mixed}a,,,,\nb,,,,\n`;
    assert.equal(await edited(client, mixed, write(5, 0, ["a"], ["b"])), added);
  });

  test("pastes what a spreadsheet has copied", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed);
    const text = 'HQ\tB9\r\n"a\nb"\t"x""y"\r\n';
    await table.edit({ kind: "paste", block: block(1, 1, 2, 1), text });
    assert.deepEqual(table.cells.slice(1, 3), [
      ["Bell", "BELL", "HQ", "B9", "USA"],
      ["Cole", "COLE", "a\nb", 'x"y', "GB"],
    ]);
    await table.edit({ kind: "paste", block: block(1, 3, 4, 1), text: "US" });
    assert.deepEqual(
      table.cells.slice(1, 4).map((cells) => cells[4]),
      ["US", "US", "US"],
    );
    const copied = await client.request(tableCopyRequest, { ...table.known, block: block(1, 2, 2, 2) });
    assert.deepEqual(copied, { text: 'HQ\tB9\n"a\nb"\tx"y' });
  });

  test("pastes the empty cells that were copied", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, `${required}\nBell,BELL,HQ,B1,US\nCole,COLE,,C1,GB\nDale,DALE,HQ9,,CA\n`);
    const copy = async (from: ReturnType<typeof block>) =>
      (await client.request(tableCopyRequest, { ...table.known, block: from })).text;
    await table.edit({ kind: "paste", block: block(2, 2, 4, 1), text: await copy(block(1, 2, 2, 1)) });
    assert.deepEqual(
      table.cells.slice(1, 4).map((cells) => cells[4]),
      ["US", "HQ", ""],
    );
    await table.edit({ kind: "paste", block: block(1, 3, 0, 1), text: await copy(block(2, 1, 2, 1)) });
    assert.deepEqual(
      table.cells.slice(1, 4).map((cells) => cells[0]),
      ["", "", ""],
    );
    assert.equal(await copy(block(4, 1, 0, 5)), "");
  });

  test("writes no rows out of sight while a filter is on", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed, failing);
    const edit = { kind: "paste" as const, block: block(2, 1, 4, 1), text: "DE\nFR" };
    await assert.rejects(table.edit(edit), {
      message: "There are more rows to write than are shown. Show all rows first.",
    });
    await table.edit({ ...edit, text: "DE" });
    assert.equal(table.text, mixed.replace("Dale,,HQ,D1,CA", "Dale,,HQ,D1,DE"));
  });

  test("clears cells and fills them down", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed);
    await table.edit({ kind: "clear", block: block(1, 2, 1, 2) });
    assert.deepEqual(table.text.split("\n").slice(1, 3), ["Bell,,,B1,USA", "Cole,,,C1,GB"]);
    await table.edit({ kind: "fill", block: block(2, 3, 3, 2) });
    assert.deepEqual(table.text.split("\n").slice(3, 5), ["Dale,,HQ,C1,GB", "Dale,DALE,HQ2,C1,GB"]);
    await table.edit({ kind: "fill", block: block(2, 1, 0, 1) });
    assert.deepEqual(table.text.split("\n")[2], "Bell,,,C1,GB");
  });

  test("fills down to the last row, and adds none", async (t) => {
    const client = await Client.start(t);
    const filled = await edited(client, `${required}\na,,,,US\nb,,,,\nc,,,,`, {
      kind: "fill",
      block: block(1, 4, 4, 1),
    });
    assert.equal(filled, `${required}\na,,,,US\nb,,,,US\nc,,,,US`);
  });

  test("adds, duplicates, deletes and moves rows, also the last without a line end", async (t) => {
    const client = await Client.start(t);
    const text = `${required}\na,,,,\nb,,,,\nc,,,,`;
    const rows = async (edit: TableEdit) => (await edited(client, text, edit)).slice(required.length + 1).split("\n");
    const [a, b, c] = ["a,,,,", "b,,,,", "c,,,,"];
    assert.deepEqual(await rows({ kind: "insert", row: 1, rows: 2 }), [",,,,", ",,,,", a, b, c]);
    assert.deepEqual(await rows({ kind: "insert", row: 4, rows: 1 }), [a, b, c, ",,,,"]);
    assert.deepEqual(await rows({ kind: "duplicate", row: 1, rows: 2 }), [a, b, a, b, c]);
    assert.deepEqual(await rows({ kind: "duplicate", row: 3, rows: 1 }), [a, b, c, c]);
    assert.deepEqual(await rows({ kind: "delete", row: 1, rows: 2 }), [c]);
    assert.deepEqual(await rows({ kind: "delete", row: 3, rows: 1 }), [a, b, ""]);
    assert.deepEqual(await rows({ kind: "move", row: 1, rows: 2, by: 1 }), [c, a, b]);
    assert.deepEqual(await rows({ kind: "move", row: 3, rows: 1, by: -1 }), [a, c, b]);
    assert.deepEqual(await rows({ kind: "move", row: 1, rows: 1, by: -1 }), [a, b, c]);
    assert.deepEqual(await rows({ kind: "move", row: 3, rows: 1, by: 1 }), [a, b, c]);
  });

  test("is refused in a sentence where it cannot be made", async (t) => {
    const client = await Client.start(t);
    const refused = async (text: string, edit: TableEdit, message: RegExp, filter = all) => {
      const table = await Table.open(client, text, filter);
      await assert.rejects(client.request(tableEditRequest, { ...table.known, edit }), { message });
    };
    await refused(mixed, { kind: "delete", row: 0, rows: 2 }, /header row stays/);
    await refused(mixed, { kind: "insert", row: 0, rows: 1 }, /below the header row/);
    await refused(mixed, { kind: "new", row: 0, what: "site" }, /below the header row/);
    await refused(`${required}\n,,,,\n`, { kind: "new", row: 1, what: "site" }, /names no company/);
    await refused(`Title\n${mixed}`, { kind: "write", row: 0, cell: 0, values: [["x"]] }, /above the header row/);
    await refused(mixed, { kind: "move", row: 1, rows: 1, by: 1 }, /Show all rows/, failing);
    await refused(mixed, { kind: "paste", block: block(1, 1, 4, 1), text: "a\tb\tc\td" }, /fewer columns/);
    const open = mixed.replace("Bell,", '"Bell,');
    await refused(open, { kind: "write", row: 4, cell: 0, values: [["a,b"]] }, /quote that is not closed/);
  });

  test("never lands on rows that have moved", async (t) => {
    const client = await Client.start(t);
    const table = await Table.open(client, mixed, failing);
    const edit: TableEdit = { kind: "write", row: 2, cell: 0, values: [["X"]] };
    const { known } = table;
    await client.edit(table.uri, { range: range(1, 0), text: "Able,ABLE,HQ,A1,US\n" });
    await assert.rejects(client.request(tableEditRequest, { ...known, edit }), { code: contentModified });
    const { version } = await table.look();
    await assert.rejects(client.request(tableEditRequest, { ...known, version, list: known.list + 1, edit }), {
      code: contentModified,
    });
    assert.deepEqual(await client.request(tableEditRequest, { ...known, version, edit }), [
      { range: range(2, 0, 2, 4), newText: "X" },
    ]);
  });
});
