import assert from "node:assert/strict";
import { describe, it } from "node:test";
import manifest from "../../package.json" with { type: "json" };
import { defaultColumns } from "../../server/src/template/columns.ts";
import grammar from "../../syntaxes/asio-csv.tmLanguage.json" with { type: "json" };
import { contrast, difference } from "../host/colours.ts";
import { type Colour, colouring, themes } from "../host/themes.ts";

/** Of text against its background, for everybody (WCAG 2.2, 1.4.3). */
const legible = 4.5;
/** Of two colours, in CIEDE2000: nobody takes one for the other. */
const distinct = 15;

const header = defaultColumns.map((column) => column.header);
const rows = ["a", '"b, c"', '""'].map((cell) => header.map(() => cell));
/** Where each cell of a line starts. */
const starts = (cells: readonly string[]) => cells.map((_, index) => [...cells.slice(0, index), ""].join(",").length);

describe("the measures of colours", () => {
  it("are those of WCAG and of CIE", () => {
    assert.equal(contrast("#000000", "#ffffff"), 21);
    assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
    for (const [one, other, expected] of [
      ["#ff0000", "#ff0000", "0.0"],
      ["#000000", "#ffffff", "100.0"],
      ["#ff0000", "#00ff00", "86.6"],
      ["#0000ff", "#ffff00", "103.4"],
      ["#808080", "#7f7f7f", "0.4"],
    ] as const) {
      assert.equal(difference(one, other).toFixed(1), expected, `${one} ${other}`);
      assert.equal(difference(other, one).toFixed(1), expected, `${other} ${one}`);
    }
  });
});

for (const theme of await themes()) {
  const { name, background, error } = theme;
  describe(`in the theme ${name}`, async () => {
    const colour = await colouring(theme, grammar);
    const lines = [header, ...rows];
    const shown = colour(lines.map((cells) => cells.join(",")));
    /** The colour of each cell, by line. */
    const columns = lines.map((cells, line) =>
      starts(cells).map((at) => shown[line]?.findLast(({ start }) => start <= at)?.colour ?? ""),
    );
    const all = columns.flat();
    const [titles, ...others] = columns;
    /** The older themes have fewer colours, and leave some columns plain, but not in the header row, which is bold. */
    const isOld = name.startsWith("Visual Studio");

    it("the columns can be read", () => {
      for (const each of all) assert.ok(contrast(each, background) >= legible, `${each} on ${background}`);
    });

    it("no column is like the next", () => {
      for (const line of isOld ? others : columns) {
        for (const [index, each] of line.slice(1).entries()) {
          const before = line[index] ?? "";
          assert.ok(difference(each, before) >= distinct, `${index + 1} ${before}, ${index + 2} ${each}`);
        }
      }
    });

    it("no column looks like an error", () => {
      for (const each of all) assert.ok(difference(each, error) >= distinct, `${each} and ${error}`);
    });

    it("a column has the same colour in all rows", () => {
      for (const line of others) assert.deepEqual(line, others[0]);
      if (!isOld) assert.deepEqual(titles, others[0]);
    });

    it("the marks of unknown columns and missing values can be read", async () => {
      for (const scopes of Object.values(manifest.contributes.semanticTokenScopes[0]?.scopes ?? {})) {
        const marked = { scopeName: "source.mark", patterns: [{ match: ".+", name: scopes[0] }] };
        const [mark] = (await colouring(theme, marked))(["x"]);
        const each: Colour = mark?.[0]?.colour ?? "";
        assert.ok(contrast(each, background) >= legible, `${scopes[0]}: ${each} on ${background}`);
      }
    });
  });
}
