import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { likelyEncoding } from "../../server/src/files/likely-encoding.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country,City\r\n";

/** The likely encoding of these bytes after a header row. */
function ofBytes(...bytes: (number | string)[]): string | undefined {
  const parts = bytes.map((part) => (typeof part === "number" ? Buffer.of(part) : Buffer.from(part, "latin1")));
  return likelyEncoding([Buffer.concat([Buffer.from(header), ...parts])]);
}

function utf16(text: string, order: "le" | "be"): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

describe("the likely encoding of a file", () => {
  it("is UTF-8 with or without a byte order mark, and for ASCII", () => {
    assert.equal(likelyEncoding([Buffer.from(`${header}Montréal ’ – 東京 😀`)]), "utf-8");
    assert.equal(likelyEncoding([Buffer.from(`\uFEFF${header}Montréal`)]), "utf-8");
    assert.equal(likelyEncoding([Buffer.from(header)]), "utf-8");
    assert.equal(likelyEncoding([new Uint8Array()]), "utf-8");
    assert.equal(likelyEncoding([]), "utf-8");
  });

  it("is UTF-8 if a replacement character was saved in it", () => {
    assert.equal(likelyEncoding([Buffer.from(`${header}Montr\uFFFDal`)]), "utf-8");
  });

  it("is Windows-1252 for its letters, quotes and dashes", () => {
    assert.equal(ofBytes("Montr\xe9al"), "windows-1252");
    assert.equal(ofBytes("O\x92Brien \x96 Caf\xe9 \x80 5 \x93S\xfcd\x94"), "windows-1252");
    assert.equal(ofBytes("Stra\xdfe,\xc5ngstr\xf6m,M\xc9XICO,\x8a\x8e"), "windows-1252");
    assert.equal(ofBytes("Qu\xe9bec,Montr\xe9"), "windows-1252");
  });

  it("is unknown if a byte has no character in Windows-1252", () => {
    for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d]) assert.equal(ofBytes("Paris ", byte), undefined);
  });

  it("is unknown for words that only another code page produces", () => {
    // Old Macintoshes: é, ü. MS-DOS: é, ä, ö, ç, è.
    for (const word of ["Montr\x8eal", "M\x9fnchen"]) assert.equal(ofBytes(word), undefined, word);
    for (const word of ["Montr\x82al", "J\x84ger", "K\x94ln", "Fran\x87ois", "Li\x8age"]) {
      assert.equal(ofBytes(word), undefined, word);
    }
  });

  it("is unknown for damaged or truncated UTF-8", () => {
    const bytes = Buffer.from(`${header}Montréal,’Québec`);
    assert.equal(likelyEncoding([Buffer.concat([bytes, Buffer.of(0xe9)])]), undefined);
    const cut = Buffer.from(`${header}It’`);
    assert.equal(likelyEncoding([cut.subarray(0, -1)]), undefined);
    assert.equal(likelyEncoding([Buffer.from(`${header}Cafe Ré`).subarray(0, -1)]), undefined);
  });

  it("is UTF-16 by its byte order mark, or by the positions of NULs", () => {
    for (const order of ["le", "be"] as const) {
      assert.equal(likelyEncoding([utf16(`\uFEFF${header}東京 😀`, order)]), `utf-16${order}`);
      assert.equal(likelyEncoding([utf16(`${header}Montréal`, order)]), `utf-16${order}`);
    }
  });

  it("is unknown for UTF-16 with U+0000, half of a surrogate pair, or half of a unit", () => {
    for (const order of ["le", "be"] as const) {
      for (const text of ["a\0b", "\ud800 b", "a\udc00"]) {
        assert.equal(likelyEncoding([utf16(`\uFEFF${header}${text}`, order)]), undefined);
      }
      assert.equal(likelyEncoding([utf16(`\uFEFF${header}`, order).subarray(0, -1)]), undefined);
    }
  });

  it("is unknown for what is not text", () => {
    assert.equal(likelyEncoding([Buffer.from("\0\u0001\u0002")]), undefined);
    assert.equal(likelyEncoding([Buffer.from(`${header}a\0b`)]), undefined);
  });

  it("is that of all pieces together", () => {
    const pieces = (...texts: string[]) => likelyEncoding(texts.map((text) => Buffer.from(text, "latin1")));
    assert.equal(pieces(header, "Montr\xe9al\r\n", "Acme\r\n"), "windows-1252");
    assert.equal(pieces(header, "Montr\xc3\xa9al\r\n"), "utf-8");
    assert.equal(pieces("Montr\xc3\xa9al\r\n", "Montr\xe9al\r\n"), undefined);
  });
});
