import fc from "fast-check";

/** Values that mean something to a reader, a terminal, a spreadsheet, an editor or JavaScript, and some that cannot be. */
export const hostileValue: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "",
      " ",
      "Acme",
      "A&B",
      "\0",
      "\uD800",
      "\uDFFFx",
      '"',
      '""',
      '"""',
      '"a',
      'a"',
      '" "',
      '"",',
      "\u001b[31m",
      "\u001b]0;x\u0007",
      "\u009b2J",
      "\uFEFF",
      "\u202Ex",
      "\u200B",
      "\u00A0",
      "=1+1",
      "@SUM(A1)",
      "'01",
      '="01"',
      "[x](command:y)",
      "$(trash)",
      "<img src=x>",
      "a,b",
      "a;b",
      "a\tb",
      "a|b",
      "two\nlines",
      "\r",
      "\r\r\n",
      "\u0085",
      "\u2028",
      "\u001a",
      "1.23E+11",
      "123.0",
      "1,234",
      "+1 (555) 555-0100",
      "a@b..c",
      "é",
      "e\u0301",
      "\u0301",
      "😀",
      "👩‍👩‍👧",
      "Ã©",
      "\uFFFD",
      "ﬁ",
      "ＡＢＣ",
      "İ",
      "ß",
      "N/A",
      "US",
      "usa",
      "UK",
      "CA",
      "California",
      "Work",
      "__proto__",
      "constructor",
      "hasOwnProperty",
      "sep=;",
      "Company Name",
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
);

/** Long runs of one piece: what takes the square of their length shows. @param longest in UTF-16 units */
export function longRun(longest: number): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(
    ..."a .@,;\t\"'-+(0\n\r\0é\uFEFF\uD800",
    '""',
    "a ",
    "a@",
    ".a",
    " ,",
    "\r\n",
    "😀",
    "&",
    "A&",
  );
  return fc
    .tuple(pieces, fc.integer({ min: 1, max: 14 }), hostileValue, hostileValue)
    .map(([piece, size, before, behind]) => {
      const length = Math.min(2 ** (size + 3), longest);
      return before + piece.repeat(Math.ceil(length / piece.length)) + behind;
    });
}

/** Bytes of a text as programs save it, right or wrong. */
export function saved(text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const damage = fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.record({ at: fc.nat({ max: 10_000 }), bytes: fc.uint8Array({ maxLength: 4 }) }) },
  );
  const encoding = fc.constantFrom(
    "utf-8",
    "utf-8",
    "utf-8",
    "bom",
    "bom bom",
    "utf-16le",
    "utf-16be",
    "no mark",
    "latin1",
  );
  return fc.tuple(text, encoding, damage, fc.boolean()).map(([text, encoding, damage, isCut]) => {
    const bytes = encoded(text, encoding);
    const at = damage ? damage.at % (bytes.length + 1) : 0;
    const damaged = damage ? Buffer.concat([bytes.subarray(0, at), damage.bytes, bytes.subarray(at)]) : bytes;
    return Uint8Array.from(damage && isCut ? damaged.subarray(0, at + 1) : damaged);
  });
}

function encoded(text: string, encoding: string): Buffer {
  switch (encoding) {
    case "bom":
      return Buffer.from(`\uFEFF${text}`);
    case "bom bom":
      return Buffer.from(`\uFEFF\uFEFF${text}`);
    case "utf-16le":
      return Buffer.from(`\uFEFF${text}`, "utf16le");
    case "utf-16be":
      return Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
    case "no mark":
      return Buffer.from(text, "utf16le");
    case "latin1":
      return Buffer.from(text, "latin1");
    default:
      return Buffer.from(text);
  }
}
