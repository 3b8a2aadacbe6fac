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

/** What a position in a document counts along its line, converted. */
type Character = (uri: string, position: Position) => number;

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
    const character = counting(lineIn(texts), unitsBefore);
    const { contentChanges, ...others } = params;
    const converted = converting(others, uri, character);
    if (!contentChanges) return { ...message, params: converted } as Message;
    const changes = contentChanges.map(({ range, text }): TextChange => {
      if (!range) return { text };
      // It is read once the changes before it are made.
      return Object.defineProperty({ text }, "range", {
        get: () => converting(range, uri, character),
        enumerable: true,
      });
    });
    return { ...message, params: { ...converted, contentChanges: changes } } as Message;
  }

  #outgoing(message: Message, texts: Texts): Message | Promise<Message> {
    const line = remembering(lineIn(texts));
    const character = counting(line, bytesBefore);
    if (!Message.isResponse(message)) {
      const { params } = message as { params?: { token?: unknown } };
      const uri = this.#askedWith(params?.token)?.uri ?? documentOf(params);
      return { ...message, params: converting(params, uri, character) } as Message;
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
        return { ...message, result: converting(result, uri, character) } as Message;
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
  const { into, uri, textDocument, data } = (params ?? {}) as Record<string, unknown>;
  return [into, uri, uriIn(textDocument), uriIn(data)].find((each) => typeof each === "string") ?? "";
}

function uriIn(value: unknown): string | undefined {
  const { uri } = (value ?? {}) as { uri?: unknown };
  return typeof uri === "string" ? uri : undefined;
}

function counting(lineOf: Line, convert: (line: string, character: number) => number): Character {
  return (uri, { line, character }) => {
    const text = character > 0 ? lineOf(uri, line) : undefined;
    return text === undefined ? character : convert(text, character);
  };
}

/**
 * Converts all positions in a value. In LSP, whatever has a line and a character is a position, and it is in the
 * document that the next object around it names. What has no other positions stays the same object.
 */
function converting<T>(value: T, uri: string, character: Character): T {
  if (typeof value !== "object" || value === null) return value;
  if (isPosition(value)) {
    const converted = character(uri, value);
    return converted === value.character ? value : { ...value, character: converted };
  }
  const parts = value as Record<string, unknown>;
  const document = uriIn(parts) ?? uriIn(parts.textDocument) ?? uri;
  let copy: typeof parts | undefined;
  for (const name of Object.keys(parts)) {
    // A client returns `data` as it is. The edits of a `WorkspaceEdit` are listed by URI.
    const part = name === "data" ? undefined : parts[name];
    const isByUri = name === "changes" && !Array.isArray(part);
    const converted = isByUri ? convertingByUri(part, character) : converting(part, document, character);
    if (converted === part) continue;
    copy ??= (Array.isArray(parts) ? [...parts] : { ...parts }) as typeof parts;
    copy[name] = converted;
  }
  return (copy ?? value) as T;
}

function convertingByUri(changes: unknown, character: Character): unknown {
  if (typeof changes !== "object" || changes === null) return changes;
  return Object.fromEntries(Object.entries(changes).map(([uri, edits]) => [uri, converting(edits, uri, character)]));
}

function isPosition(value: object): value is Position {
  const { line, character } = value as Partial<Position>;
  return typeof line === "number" && typeof character === "number";
}

/** Converts the deltas and lengths of tokens. */
function tokensInBytes({ data, ...others }: SemanticTokens, lineOf: (line: number) => string | undefined) {
  const converted = [...data];
  let line = 0;
  let units = 0;
  let bytes = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, along = 0, length = 0] = [data[at], data[at + 1], data[at + 2]];
    line += lines;
    if (lines > 0) units = bytes = 0;
    units += along;
    const text = lineOf(line);
    const start = text === undefined ? units : bytesBefore(text, units);
    const end = text === undefined ? units + length : bytesBefore(text, units + length);
    converted[at + 1] = start - bytes;
    converted[at + 2] = end - start;
    bytes = start;
  }
  return { ...others, data: converted };
}

/** Looks a line up only once for all positions that follow each other on it. */
function remembering(lineOf: Line): Line {
  let known: { readonly uri: string; readonly line: number; readonly text: string | undefined } | undefined;
  return (uri, line) => {
    if (known?.line !== line || known.uri !== uri) known = { uri, line, text: lineOf(uri, line) };
    return known.text;
  };
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
  return { ...message, result: converting(locations, "", counting(line, bytesBefore)) } as Message;
}

/** The text of an export; empty if it has become unreadable. */
async function readText(uri: string, files: Files): Promise<string> {
  return await files
    .read(uri)
    .then((bytes) => inSlices(decodingExport(bytes, uri)))
    .catch(() => "");
}

/** Where the last walk along a line ended, because most positions are on the same line as the one before. */
let last = { line: "", units: 0, bytes: 0 };

/** Walks along a line as far as whole characters go before a UTF-16 unit and a byte of UTF-8. */
function walk(line: string, unit: number, byte: number): { readonly units: number; readonly bytes: number } {
  const isAhead = last.line === line && last.units <= unit && last.bytes <= byte;
  let { units, bytes } = isAhead ? last : { units: 0, bytes: 0 };
  while (units < line.length) {
    const code = line.codePointAt(units) as number;
    const nextUnits = units + (code < 0x1_00_00 ? 1 : 2);
    const nextBytes = bytes + (code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4);
    if (nextUnits > unit || nextBytes > byte) break;
    units = nextUnits;
    bytes = nextBytes;
  }
  last = { line, units, bytes };
  return last;
}

/** How many bytes of UTF-8 a line has before a UTF-16 unit, or before the character that this is in the middle of. */
export function bytesBefore(line: string, unit: number): number {
  const { bytes } = walk(line, unit, Number.POSITIVE_INFINITY);
  // What is past the end of the line stays past it.
  return bytes + Math.max(0, unit - line.length);
}

/** How many UTF-16 units a line has before a byte of its UTF-8, or before the character that this is in the middle of. */
export function unitsBefore(line: string, byte: number): number {
  const { units, bytes } = walk(line, Number.POSITIVE_INFINITY, byte);
  return units < line.length ? units : units + byte - bytes;
}
