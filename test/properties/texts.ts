import fc from "fast-check";

/** Pieces from which odd CSV texts are made: every character that means something to a reader, and some that do not. */
const pieces = [
  "a",
  "B7",
  "é",
  " ",
  ",",
  ",",
  ";",
  '"',
  '""',
  ',"',
  '",',
  '"\n',
  "\n",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "x,y\n",
];

/** Any text at all, well-formed or not. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 60 })
  .map((parts) => parts.join(""));

/** A place between the start (0) and the end (1), each as likely. Random doubles would nearly all be next to 0. */
export const fraction: fc.Arbitrary<number> = fc.nat({ max: 1000 }).map((part) => part / 1000);

/** An edit of a text: two fractions of its length, and what to put between them. */
export interface TextEdit {
  from: number;
  to: number;
  text: string;
}

export const anyEdit: fc.Arbitrary<TextEdit> = fc.record({
  from: fraction,
  to: fraction,
  text: fc.oneof(fc.constant(""), fc.constantFrom(...pieces), anyText),
});

/** The offsets that an edit means in a text. */
export function offsetsOf(edit: TextEdit, length: number): [number, number] {
  const offsets = [Math.round(edit.from * length), Math.round(edit.to * length)];
  return [Math.min(...offsets), Math.max(...offsets)];
}
