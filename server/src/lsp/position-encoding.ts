import {
  AbstractMessageWriter,
  type Location,
  Message,
  type MessageStrategy,
  type MessageWriter,
  type RequestMessage,
  type ResponseMessage,
  type SemanticTokens,
} from "vscode-languageserver";
import type { TextChange } from "../document/document.ts";
import type { Position } from "../document/positions.ts";
import { decodingExport } from "../files/export-text.ts";
import type { Files } from "../files/files.ts";
import { inSlices } from "../steps.ts";
import type { Session } from "./session.ts";

/** The texts that positions are in. */
interface Texts {
  documentOf(uri: string): Session | undefined;
  readonly files: Files;
}

/** A request that is not answered yet. */
interface Asked {
  readonly method: string;
  /** The document that it is about. */
  readonly uri: string;
  readonly partialResultToken: unknown;
}

/** Finds a line that is not plain ASCII. */
type Line = (uri: string, line: number) => string | undefined;

/** Converts what a position counts along its line. */
type Convert = (line: string, character: number) => number;

/**
 * Converts the positions of all messages if the client counts bytes of UTF-8 (`general.positionEncodings` of LSP 3.17).
 * Everything behind it counts UTF-16 units. Lines of ASCII, where both are the same, are not even read.
 *
 * A position is converted by its document's text when the message is handled: a later message may be read while an
 * earlier one still waits.
 */
export class PositionEncoding implements MessageStrategy {
  /** What the server must write to. */
  readonly writer: MessageWriter;
  /** Undefined if the client counts UTF-16 units. */
  #texts: Texts | undefined;
  readonly #asked = new Map<RequestMessage["id"], Asked>();

  constructor(writer: MessageWriter) {
    this.writer = new Converted(writer, (message) => (this.#texts ? this.#outgoing(message, this.#texts) : message));
  }

  /** Converts all messages from the next one on. */
  countBytes(texts: Texts): void {
    this.#texts = texts;
  }

  handleMessage(message: Message, next: (message: Message) => ReturnType<MessageStrategy["handleMessage"]>) {
    return next(this.#texts ? this.#incoming(message, this.#texts) : message);
  }

  #incoming(message: Message, texts: Texts): Message {
    const isRequest = Message.isRequest(message);
    if (!isRequest && !Message.isNotification(message)) return message;
    const params = { ...message.params } as { [name: string]: unknown; contentChanges?: TextChange[] };
    const uri = documentOf(params);
    if (isRequest) {
      this.#asked.set(message.id, { method: message.method, uri, partialResultToken: params.partialResultToken });
    }
    // Equal diagnostics may be at other bytes, so they must not count as unchanged.
    delete params.previousResultId;
    const line = lineIn(texts);
    const { contentChanges, ...others } = params;
    const converted = converting(others, uri, line, unitsBefore) as object;
    if (!contentChanges) return { ...message, params: converted } as Message;
    const changes = contentChanges.map(({ range, text }): TextChange => {
      if (!range) return { text };
      // It is read once the changes before it are made.
      const read = () => converting(range, uri, line, unitsBefore) as typeof range;
      return Object.defineProperty({ text }, "range", { get: read, enumerable: true });
    });
    return { ...message, params: { ...converted, contentChanges: changes } } as Message;
  }

  #outgoing(message: Message, texts: Texts): Message | Promise<Message> {
    const line = lineIn(texts);
    if (!Message.isResponse(message)) {
      const { params } = message as { params?: { token?: unknown } };
      const uri = this.#askedWith(params?.token)?.uri ?? documentOf(params);
      return { ...message, params: converting(params, uri, line, bytesBefore) } as Message;
    }
    const asked = message.id === null ? undefined : this.#asked.get(message.id);
    if (!asked || message.id === null) return message;
    this.#asked.delete(message.id);
    const { result } = message;
    if (!result) return message;
    const { uri } = asked;
    switch (asked.method) {
      case "textDocument/semanticTokens/full":
      case "textDocument/semanticTokens/range":
        return { ...message, result: tokensInBytes(result as SemanticTokens, (at) => line(uri, at)) } as Message;
      case "textDocument/definition":
        return locatedInBytes(message, result as Location[], texts);
      default:
        return { ...message, result: converting(result, uri, line, bytesBefore) } as Message;
    }
  }

  #askedWith(token: unknown): Asked | undefined {
    if (token === undefined) return undefined;
    return [...this.#asked.values()].find((each) => each.partialResultToken === token);
  }
}

/** A writer of converted messages. */
class Converted extends AbstractMessageWriter implements MessageWriter {
  readonly #writer: MessageWriter;
  readonly #convert: (message: Message) => Message | Promise<Message>;

  constructor(writer: MessageWriter, convert: (message: Message) => Message | Promise<Message>) {
    super();
    this.#writer = writer;
    this.#convert = convert;
    writer.onError((error) => this.fireError(...error));
    writer.onClose(() => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    const converted = this.#convert(message);
    // Waiting for nothing would change the order of messages.
    await this.#writer.write(converted instanceof Promise ? await converted : converted);
  }

  end(): void {
    this.#writer.end();
  }
}

/** The document that parameters name, in each of the ways of LSP and of the server's own requests. */
function documentOf(params: unknown): string {
  const { textDocument, uri, into, data } = (params ?? {}) as Record<string, { uri?: unknown } | string | undefined>;
  const named = [into, uri, ...[textDocument, data].map((each) => (typeof each === "object" ? each?.uri : undefined))];
  return named.find((each) => typeof each === "string") ?? "";
}

/**
 * Converts all positions in a value. In LSP, whatever has a line and a character is a position, and it is in the
 * document that the next object around it names.
 */
function converting(value: unknown, uri: string, lineOf: Line, convert: Convert): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => converting(each, uri, lineOf, convert));
  if (isPosition(value)) {
    const line = value.character > 0 ? lineOf(uri, value.line) : undefined;
    return line === undefined ? value : { line: value.line, character: convert(line, value.character) };
  }
  const document = documentOf({ ...value, data: undefined }) || uri;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (name === "data") return [name, each];
      // The edits of a `WorkspaceEdit`, by URI.
      if (name === "changes" && !Array.isArray(each)) {
        const edits = Object.entries(each as object).map(([of, edits]) => [of, converting(edits, of, lineOf, convert)]);
        return [name, Object.fromEntries(edits)];
      }
      return [name, converting(each, document, lineOf, convert)];
    }),
  );
}

function isPosition(value: object): value is Position {
  const { line, character } = value as Partial<Position>;
  return typeof line === "number" && typeof character === "number";
}

/** Converts the deltas and lengths of tokens. */
function tokensInBytes({ data, ...others }: SemanticTokens, lineOf: (line: number) => string | undefined) {
  const converted: number[] = [];
  let line = 0;
  let units = 0;
  let bytes = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, along = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    line += lines;
    if (lines > 0) units = bytes = 0;
    units += along;
    const text = lineOf(line);
    const start = text === undefined ? units : bytesBefore(text, units);
    const end = text === undefined ? units + length : bytesBefore(text, units + length);
    converted.push(lines, start - bytes, end - start, type, modifiers);
    bytes = start;
  }
  return { ...others, data: converted };
}

function lineIn({ documentOf }: Texts): Line {
  return (uri, line) => documentOf(uri)?.foreignLine(line);
}

/** Converts locations, of which some may be in an export, which is not open. */
async function locatedInBytes(message: ResponseMessage, locations: Location[], texts: Texts): Promise<Message> {
  const closed = new Map<string, readonly string[]>();
  for (const { uri } of locations) {
    if (!texts.documentOf(uri)) closed.set(uri, (await readText(uri, texts.files)).split(/\r\n|\n|\r/));
  }
  const open = lineIn(texts);
  const line: Line = (uri, at) => (closed.has(uri) ? closed.get(uri)?.[at] : open(uri, at));
  return { ...message, result: converting(locations, "", line, bytesBefore) } as Message;
}

/** The text of an export; empty if it has become unreadable. */
async function readText(uri: string, files: Files): Promise<string> {
  return await files
    .read(uri)
    .then((bytes) => inSlices(decodingExport(bytes, uri)))
    .catch(() => "");
}

/** The line that was measured last, because most positions are on the same line as the one before. */
let measured: { readonly line: string; readonly bytes: Uint32Array } | undefined;

/** For each UTF-16 unit of a line, and for its end: how many bytes of UTF-8 come before its character. */
function measure(line: string): Uint32Array {
  if (measured?.line === line) return measured.bytes;
  const bytes = new Uint32Array(line.length + 1);
  let unit = 0;
  let before = 0;
  for (const character of line) {
    bytes.fill(before, unit, unit + character.length);
    unit += character.length;
    before += bytesOf(character.codePointAt(0) as number);
  }
  bytes[unit] = before;
  measured = { line, bytes };
  return bytes;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_00_00 ? 3 : 4;
}

/**
 * How many bytes of UTF-8 a line has before a UTF-16 unit; before the character that the unit is in the middle of. What
 * is past the end stays past it.
 */
export function bytesBefore(line: string, units: number): number {
  const bytes = measure(line);
  return (bytes[Math.min(units, line.length)] as number) + Math.max(0, units - line.length);
}

/**
 * How many UTF-16 units a line has before a byte of its UTF-8; before the character that the byte is in the middle of.
 * What is past the end stays past it.
 */
export function unitsBefore(line: string, bytes: number): number {
  const before = measure(line);
  const all = before[line.length] as number;
  if (bytes >= all) return line.length + bytes - all;
  const unit = before.findLastIndex((each) => each <= bytes);
  // The second half of a surrogate pair has as many bytes before it as the first.
  return unit > 0 && before[unit - 1] === before[unit] ? unit - 1 : unit;
}
