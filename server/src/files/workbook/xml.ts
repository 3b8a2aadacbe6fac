import { Parser } from "saxen";
import { withoutEntities } from "../../document/entities.ts";
import type { Steps } from "../../steps.ts";
import { damaged } from "./workbook-error.ts";
import type { Zip } from "./zip.ts";

/** The attributes of an element. Names have their prefixes, entities are undecoded. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What hears of the elements and texts in a part of a workbook, by their names without a prefix. */
export interface XmlReader {
  opened(element: string, attributes: () => Attributes): void;
  closed?(element: string): void;
  text?(text: string): void;
  /** Whether it needs no more. */
  readonly isDone?: boolean;
}

/** UTF-16 units that are parsed at a time, which takes a few milliseconds. */
const stretch = 1 << 17;

/** The longest tag, text or comment, in UTF-16 units. A cell has 32,767 characters. */
const longest = 1 << 22;

const noAttributes: Attributes = {};

/**
 * Parses a part of a workbook, piece by piece. Declares no entities and reads no other file, whatever it says.
 * @param most how many bytes it may have
 * @throws FileError if it is missing, damaged or larger
 */
export function* readingXml(zip: Zip, path: string, most: number, reader: XmlReader): Steps<void> {
  const parser = new Parser();
  // What was given to the parser since it last said something: it looks at it again with each piece.
  let silent = 0;
  const heard = () => {
    silent = 0;
  };
  parser.on("openTag", (element, attributes) => {
    heard();
    reader.opened(localName(element), () => attributes() || noAttributes);
  });
  parser.on("closeTag", (element) => {
    heard();
    reader.closed?.(localName(element));
  });
  parser.on("text", (text) => {
    heard();
    reader.text?.(withoutReferences(text));
  });
  parser.on("cdata", (text) => {
    heard();
    reader.text?.(text);
  });
  parser.on("comment", heard).on("attention", heard).on("question", heard);
  parser.on("error", () => {
    throw damaged(zip.name);
  });
  let held = "";
  for (const text of decoding(zip, path, most)) {
    for (let from = 0; from < text.length; from += stretch) {
      const piece = text.slice(from, from + stretch);
      silent += piece.length;
      if (silent > longest) throw damaged(zip.name);
      held += piece;
      // A piece that ends within a tag could end within a quoted `>`, which the parser would take for the tag's end.
      const cut = held.lastIndexOf("<");
      if (cut > 0) {
        parser.write(held.slice(0, cut));
        held = held.slice(cut);
      }
      if (reader.isDone) return;
      yield;
    }
  }
  parser.write(held).end();
}

/** The text of a part, which is UTF-8, or UTF-16 with a byte order mark. */
function* decoding(zip: Zip, path: string, most: number): Generator<string> {
  let decoder: TextDecoder | undefined;
  const decoded = (bytes?: Uint8Array) => {
    try {
      return decoder?.decode(bytes, { stream: bytes !== undefined }) ?? "";
    } catch {
      throw damaged(zip.name);
    }
  };
  for (const bytes of zip.pieces(path, most)) {
    if (bytes.length === 0) continue;
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    yield decoded(bytes);
  }
  yield decoded();
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Decodes the entities in a text or an attribute. */
export function withoutReferences(text: string): string {
  return text.includes("&") ? withoutEntities(text) : text;
}
