import assert from "node:assert/strict";
import { test } from "node:test";

interface Asked {
  readonly number: number;
  readonly kind: string;
  readonly known: { readonly version: number };
  readonly edit: unknown;
}

const unanswered: Asked[] = [];
let hear: (event: { data: unknown }) => void = () => {};
Object.assign(globalThis, {
  acquireVsCodeApi: () => ({ postMessage: (message: Asked) => unanswered.push(message) }),
  window: { addEventListener: (_: string, listener: typeof hear) => (hear = listener) },
});
// They need the browser's types.
const view = (name: string) => import(`../../client/src/table/view/${name}.ts`);
const { listen } = await view("ask");
const { Edits } = await view("edits");
const { Rows } = await view("rows");
listen(() => {});

/** Answers the oldest question of a kind, once it is asked. */
async function answer(kind: string, reply: object): Promise<Asked> {
  const isIt = (question: Asked) => question.kind === kind;
  for (let turn = 0; turn < 20 && !unanswered.some(isIt); turn++) await Promise.resolve();
  const [question] = unanswered.splice(unanswered.findIndex(isIt), 1);
  assert.ok(question);
  hear({ data: { number: question.number, ...reply } });
  return question;
}

function shown(version: number, ...names: string[]) {
  const rows = names.map((name, index) => ({ index, kind: index ? "record" : "header", cells: [name], found: [] }));
  const counts = { rows: names.length - 1, failing: 0, warnings: 0 };
  return { answer: { version, list: 0, size: names.length, fixed: 1, columns: [], from: 0, rows, counts } };
}

const refused: string[] = [];
const bar = {
  attempt: (work: Promise<unknown>) => work.catch((error) => void refused.push(error.constructor.name)),
  say() {},
  notify() {},
};

test("cells that are cut are not cleared in rows that come into their place meanwhile", async () => {
  const rows = new Rows(() => {});
  const edits = new Edits(rows, bar);
  const first = rows.refresh();
  await answer("rows", shown(1, "Company Name", "Bell", "Cole"));
  await first;
  const cutting = edits.cut({ row: 1, rows: 1, cell: 0, cells: 1 });
  // Another program adds a row above before they have been copied.
  const changed = rows.refresh();
  await answer("rows", shown(2, "Company Name", "Able", "Bell", "Cole"));
  await changed;
  await answer("copy", { answer: { text: "Bell" } });
  const clearing = await answer("edit", { isOutdated: true });
  assert.equal(clearing.known.version, 1);
  await answer("rows", shown(2, "Company Name", "Able", "Bell", "Cole"));
  await answer("rows", shown(2, "Company Name", "Able", "Bell", "Cole"));
  await cutting;
  assert.deepEqual(refused, ["Outdated"]);
  assert.deepEqual(unanswered, []);
});

test("rows that are told with an edit are not asked for again", async () => {
  const rows = new Rows(() => {});
  const edits = new Edits(rows, bar);
  const first = rows.refresh();
  const { answer: before } = shown(1, "Company Name", "Bell");
  const { number: _, kind: __, ...question } = await answer("rows", { answer: before });
  await first;
  const making = edits.make({ kind: "write", row: 1, cell: 0, values: [["Cole"]] });
  await rows.change({ tell: "changed", asked: question, ...shown(2, "Company Name", "Cole") });
  await answer("edit", {});
  assert.equal(await making, true);
  assert.deepEqual([rows.at(1).cells, unanswered], [["Cole"], []]);
});

test("rows that are told stay as they were where they are null, but only if they are those of the version", async () => {
  const drawn: unknown[] = [];
  const rows = new Rows((changes: { rows: unknown }) => drawn.push(changes.rows));
  const first = rows.refresh();
  const { number: _, kind: __, ...asked } = await answer("rows", shown(1, "Company Name", "Bell", "Cole"));
  await first;
  const tell = (version: number, since: number) => {
    const told = shown(version, "Company Name", "Bell", "Dale").answer;
    return rows.change({ tell: "changed", asked, since, answer: { ...told, rows: [null, null, told.rows[2]] } });
  };
  await tell(2, 1);
  const names = () => [0, 1, 2].map((index) => rows.at(index).cells[0]);
  assert.deepEqual([names(), drawn.at(-1), unanswered], [["Company Name", "Bell", "Dale"], [2], []]);
  const changing = tell(4, 3);
  await answer("rows", shown(4, "Company Name", "Able", "Dale"));
  await changing;
  assert.deepEqual([names(), drawn.at(-1), unanswered], [["Company Name", "Able", "Dale"], [1], []]);
});

test("rows that are told without those on the screen are asked for", async () => {
  const rows = new Rows(() => {});
  const first = rows.refresh();
  const { number: _, kind: __, ...asked } = await answer("rows", shown(1, "Company Name", "Bell"));
  await first;
  // The screen shows a part of them, and then others.
  rows.look(1, 1);
  await rows.change({ tell: "changed", asked, ...shown(2, "Company Name", "Cole") });
  assert.deepEqual([rows.known.version, unanswered], [2, []]);
  rows.look(50, 150);
  const changing = rows.change({ tell: "changed", asked, ...shown(3, "Company Name", "Cole") });
  await answer("rows", shown(3, "Company Name", "Dale"));
  await changing;
  assert.equal(rows.at(1).cells[0], "Dale");
});
