import assert from "node:assert/strict";
import { test } from "node:test";

interface Asked {
  readonly number: number;
  readonly kind: string;
  readonly known: { readonly version: number };
  readonly edit: unknown;
}

const asked: Asked[] = [];
let hear: (event: { data: unknown }) => void = () => {};
Object.assign(globalThis, {
  acquireVsCodeApi: () => ({ postMessage: (message: Asked) => asked.push(message) }),
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
  for (let turn = 0; turn < 20 && !asked.some(isIt); turn++) await Promise.resolve();
  const [question] = asked.splice(asked.findIndex(isIt), 1);
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
  assert.deepEqual(asked, []);
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
  assert.deepEqual([rows.at(1).cells, asked], [["Cole"], []]);
});
