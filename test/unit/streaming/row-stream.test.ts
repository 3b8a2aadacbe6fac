import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { CsvDocument } from "../../../server/src/document/document.ts";
import type { Row } from "../../../server/src/document/rows.ts";
import { decodeFile } from "../../../server/src/files/text.ts";
import { headerPlaceIn, RowStream } from "../../../server/src/streaming/row-stream.ts";
import type { Piece } from "../../../server/src/streaming/text-file.ts";
import { encode, pieceSize, richText, textFile } from "../../properties/pieces.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 3000);

function rowStream(bytes: Uint8Array, pieceSize: number): RowStream {
  const file = textFile(bytes, pieceSize);
  return new RowStream(file, headerPlaceIn(file, () => false).delimiter);
}

/** All data of a row, wherever its text is stored. */
function describeRow(row: Row): unknown[] {
  const cells = Array.from({ length: row.cellCount }, (_, i) => [row.cellEnd(i) - row.start, row.cellKinds(i)]);
  return [row.text, row.lines, row.kinds, cells];
}

function rowsOf(stream: RowStream, from?: number, to?: number): { row: unknown[]; end: number | undefined }[] {
  const rows = stream.read(from, to);
  const all = [];
  for (let row = rows.next(); row; row = rows.next()) all.push({ row: describeRow(row), end: rows.end });
  return all;
}

/** All pieces. Their texts are read in turn, because the next piece may overwrite the bytes. */
function piecesOf(bytes: Uint8Array, pieceSize: number): Piece[] {
  return Array.from(textFile(bytes, pieceSize).pieces(), ({ text, end, last }) => ({ text, end, last }));
}

/** The text read, or why it cannot be read: UTF-16 may be damaged. */
function textOrProblem(read: () => string): string {
  try {
    return read();
  } catch (error) {
    return `${error}`;
  }
}

describe("text in pieces", () => {
  test("equals the whole text in any encoding", () => {
    fc.assert(
      fc.property(richText, encode, pieceSize, (text, bytesOf, size) => {
        const bytes = bytesOf(text);
        const pieces = piecesOf(bytes, size);
        assert.equal(pieces.map((piece) => piece.text).join(""), decodeFile(bytes, "a.csv").text);
        assert.equal(pieces.at(-1)?.end, bytes.length);
        assert.deepEqual(
          pieces.filter((piece) => piece.last),
          pieces.slice(-1),
        );
      }),
      { numRuns: runs },
    );
  });

  test("has the same replacement characters for invalid bytes", () => {
    const byte = fc.constantFrom(0x41, 10, 13, 44, 0x80, 0xbf, 0xc3, 0xa9, 0xe2, 0x9c, 0xf0, 0x9f, 0xff, 0xd8, 0xdc);
    const start = fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]);
    fc.assert(
      fc.property(start, fc.array(byte, { maxLength: 30 }), pieceSize, (mark, content, size) => {
        const bytes = Uint8Array.from([...mark, ...content]);
        const inPieces = () =>
          piecesOf(bytes, size)
            .map((piece) => piece.text)
            .join("");
        assert.equal(
          textOrProblem(inPieces),
          textOrProblem(() => decodeFile(bytes, "a.csv").text),
        );
      }),
      { numRuns: runs },
    );
  });

  test("ends at line ends if possible", () => {
    const texts = (text: string) => piecesOf(Buffer.from(text), 5).map((piece) => piece.text);
    assert.deepEqual(texts("ab\ncd\nefghijklmnopqr"), ["ab\ncd\n", "efghijklm", "nopqr"]);
    assert.deepEqual(texts("ab\rcd\refghi"), ["ab\rcd\r", "efghi"]);
  });
});

describe("rows of a stream", () => {
  test("equal those of the whole text", () => {
    fc.assert(
      fc.property(richText, encode, pieceSize, (text, bytesOf, size) => {
        const bytes = bytesOf(text);
        const document = new CsvDocument("", "csv", 0, decodeFile(bytes, "a.csv").text);
        const stream = rowStream(bytes, size);
        assert.equal(stream.delimiter, document.delimiter);
        const rows = rowsOf(stream);
        assert.deepEqual(
          rows.map(({ row }) => row),
          [...document.rows].map(describeRow),
        );
        // From each known place, reading continues with the next row.
        let from = 0;
        let first = 0;
        for (const [index, { end }] of rows.entries()) {
          if (end === undefined) continue;
          const between = rows.slice(first, index + 1).map(({ row }) => row);
          assert.deepEqual(
            rowsOf(stream, from, end).map(({ row }) => row),
            between,
          );
          from = end;
          first = index + 1;
        }
        assert.equal(from, rows.length > 0 ? bytes.length : 0);
      }),
      { numRuns: runs },
    );
  });

  test("buffer only a few pieces after a quote that is never closed", () => {
    const lines = `"open,x\n${"plain,row\n".repeat(5000)}last,"",row\n`;
    const stream = rowStream(Buffer.from(lines), 100);
    const rows = stream.read();
    let longest = 0;
    let count = 0;
    for (let row = rows.next(); row; row = rows.next()) {
      longest = Math.max(longest, row.source.text.length);
      count++;
    }
    assert.equal(count, 5002);
    assert.ok(longest < 300, String(longest));
  });

  test("read a quote that is closed far away as one cell", () => {
    const text = `a,"b\n${"plain,row\n".repeat(500)}",c\nd\n`;
    const rows = rowsOf(rowStream(Buffer.from(text), 50));
    assert.deepEqual(
      rows.map(({ row }) => (row[0] as string).length),
      [text.length - 2, 2],
    );
  });
});
