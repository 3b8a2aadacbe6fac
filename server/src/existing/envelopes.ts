import { isErrorCode } from "./error-response.ts";
import { isJsonObject, type JsonObject, own, ownPlain } from "./json-object.ts";
import { ExportProblem } from "./problem.ts";
import { plainKey } from "./words.ts";

/** A response that a program saved together with its headers and request. */
export interface Envelope {
  /** The body: its text, or the parsed value. */
  readonly body: unknown;
  readonly headers: JsonObject;
  readonly request?: JsonObject | undefined;
}

/** Keys of the body in saved responses: Postman's `body`, PowerShell's `Content`, HAR's `text`. */
const bodyKeys: ReadonlySet<string> = new Set([
  "body",
  "content",
  "text",
  "data",
  "response",
  "responsebody",
  "result",
  "rawbody",
]);

/** Whether a text could be a JSON object or list. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

/**
 * The responses in an envelope; none if the object is not an envelope. Anything else in an envelope, such as its name,
 * is not about companies.
 * @throws ExportProblem if a request failed, or a body is not JSON
 */
export function envelopesIn(object: JsonObject, source: string): Envelope[] {
  const har = own(object, "log");
  if (isJsonObject(har) && Array.isArray(har.entries)) return harResponses(har.entries, source);
  if (isJsonObject(own(object, "info")) && Array.isArray(own(object, "item"))) {
    return collectionResponses(own(object, "item") as unknown[], source);
  }
  if (
    Object.entries(object).some(
      ([key, value]) => /^(?:items?|resources|requests|folders)$/.test(key) && holdRequests(value),
    )
  ) {
    throw new ExportProblem(
      `${source} is a collection of requests without a saved response. Save the response itself.`,
    );
  }
  const envelope = envelopeOf(object, source);
  return envelope ? [envelope] : [];
}

/** Whether a list of Insomnia, Bruno or Thunder Client has requests, possibly in folders. */
function holdRequests(list: unknown, depth = 0): boolean {
  if (!Array.isArray(list) || depth > 3) return false;
  return list.slice(0, 20).some((entry) => {
    if (!isJsonObject(entry)) return false;
    const request = isJsonObject(entry.request) ? entry.request : entry;
    const isRequest = typeof request.method === "string" && /^[A-Z]{3,7}$/.test(request.method) && "url" in request;
    return isRequest || holdRequests(entry.items, depth + 1);
  });
}

function envelopeOf(object: JsonObject, source: string): Envelope | undefined {
  const keys = Object.keys(object);
  const bodyKey =
    keys.find((key) => bodyKeys.has(plainKey(key)) && isJsonText(object[key])) ??
    keys.find((key) => isParsedBody(object, key));
  const hasResponseKeys = keys.some((key) =>
    /^(?:header|headers|statuscode|rawcontent|originalrequest|postmanpreviewlanguage)$/.test(plainKey(key)),
  );
  if (bodyKey === undefined) {
    const raw = keys.find((key) => bodyKeys.has(plainKey(key)) && typeof object[key] === "string");
    if (hasResponseKeys && raw !== undefined) {
      refuseFailure(object, source);
      throw new ExportProblem(`${source} is a saved response whose ${JSON.stringify(raw)} is not JSON.`);
    }
    return undefined;
  }
  refuseFailure(object, source);
  return { body: object[bodyKey], headers: headersOf(object), request: requestOf(object) };
}

/** The request saved in a response: Postman's `originalRequest`, PowerShell's `BaseResponse`. */
function requestOf(object: JsonObject, depth = 0): JsonObject | undefined {
  const [, saved] =
    Object.entries(object).find(([key, value]) => requestKey.test(plainKey(key)) && isJsonObject(value)) ?? [];
  if (!isJsonObject(saved) || depth > 1) return undefined;
  return requestOf(saved, depth + 1) ?? saved;
}

const requestKey = /^(?:originalrequest|request|config|baseresponse|requestmessage)$/;

function isJsonText(value: unknown): boolean {
  return typeof value === "string" && looksLikeJson(value);
}

/** Whether a key is that of a parsed body next to a status or headers: `{statusCode, headers, body: {…}}`. */
function isParsedBody(object: JsonObject, key: string): boolean {
  const value = object[key];
  if (!["body", "data", "content"].includes(plainKey(key)) || typeof value !== "object" || value === null) return false;
  return Object.keys(object).some((each) => /^(?:headers?|statuscode)$/.test(plainKey(each)));
}

function refuseFailure(object: JsonObject, source: string): void {
  for (const [key, value] of Object.entries(object)) {
    if (/^(?:code|status|statuscode|responsecode)$/.test(plainKey(key)) && isErrorCode(value)) {
      throw new ExportProblem(
        `${source} is an error response, not a list of companies: its status is ${String(value)}.`,
      );
    }
  }
}

/** Headers keyed by name, from any of the usual formats. */
function headersOf(object: JsonObject): JsonObject {
  for (const key of Object.keys(object)) {
    if (!/^headers?$/.test(plainKey(key))) continue;
    const value = object[key];
    if (isJsonObject(value)) return value;
    if (Array.isArray(value)) {
      const pairs = value
        .filter(isJsonObject)
        .map(
          (each) => [String(ownPlain(each, "key") ?? ownPlain(each, "name") ?? ""), ownPlain(each, "value")] as const,
        );
      return Object.fromEntries(pairs);
    }
    if (typeof value === "string") return headersIn(value);
  }
  const text = ownPlain(object, "rawcontent");
  return typeof text === "string" ? headersIn(text.split(/\r?\n\r?\n/, 1)[0] ?? "") : {};
}

/** Header lines as an object, keyed by name in lower case. */
function headersIn(text: string): JsonObject {
  const headers: Record<string, string> = {};
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, name, value = ""] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const key = name.toLowerCase();
    headers[key] = Object.hasOwn(headers, key) ? `${headers[key]}, ${value}` : value;
  }
  return headers;
}

/** Words in the URL of a request for companies. */
const companyAddress = /compan|client|customer|organi[sz]ation|account|tenant|site/i;

/** The responses in an HTTP archive (HAR), as browsers save it, that could be lists of companies. */
function harResponses(entries: readonly unknown[], source: string): Envelope[] {
  const responses: Envelope[] = [];
  for (const entry of entries) {
    const request = isJsonObject(entry) ? own(entry, "request") : undefined;
    const response = isJsonObject(entry) ? own(entry, "response") : undefined;
    const content = isJsonObject(response) ? own(response, "content") : undefined;
    if (!isJsonObject(response) || !isJsonObject(content) || !isJsonObject(request)) continue;
    const url = String(request.url ?? "").replace(/^\w+:\/\/[^/]*/, "");
    if (!companyAddress.test(url) || request.method === "OPTIONS") continue;
    const text = textOfContent(content);
    if (!looksLikeJson(text)) continue;
    refuseFailure(response, source);
    responses.push({ body: text, headers: headersOf(response), request });
  }
  if (responses.length > 0) return responses;
  throw new ExportProblem(`${source} is an HTTP archive without a response that lists companies.`);
}

function textOfContent(content: JsonObject): string {
  const text = typeof content.text === "string" ? content.text : "";
  if (content.encoding !== "base64") return text;
  return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

/** The saved responses in a Postman collection and its folders. */
function collectionResponses(items: readonly unknown[], source: string): Envelope[] {
  const responses: Envelope[] = [];
  const waiting = [...items].reverse();
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (!isJsonObject(item)) continue;
    if (Array.isArray(item.item)) waiting.push(...item.item.toReversed());
    for (const response of Array.isArray(item.response) ? item.response : []) {
      const envelope = isJsonObject(response) ? envelopeOf(response, source) : undefined;
      if (envelope) responses.push(envelope);
    }
  }
  if (responses.length > 0) return responses;
  throw new ExportProblem(`${source} is a Postman collection without a saved response. Save the response itself.`);
}

/** A response as `curl -i` prints it: header lines, then the body. */
export interface PrintedResponse {
  readonly body: string;
  readonly headers: JsonObject;
}

const statusLine = /^HTTP\/\d(?:\.\d)? (\d{3})[^\r\n]*(?:\r\n|\n|\r)/;

/**
 * The responses with a body in the output of `curl -i`; undefined if the text is not such output.
 * @throws ExportProblem if one of them is an error, or none has a body
 */
export function printedResponses(text: string, source: string): PrintedResponse[] | undefined {
  if (!statusLine.test(text)) return undefined;
  const responses: PrintedResponse[] = [];
  for (const part of text.split(/(?<=^|[\]}\r\n])(?=HTTP\/\d(?:\.\d)? \d{3}[^\r\n]{0,200}[\r\n])/)) {
    const [line = "", status = ""] = statusLine.exec(part) ?? [];
    const end = /(\r\n|\n|\r)\1/g;
    end.lastIndex = Math.max(0, line.length - 2);
    const found = end.exec(part);
    const headers = headersIn(part.slice(line.length, found?.index ?? part.length));
    const body = found ? part.slice(end.lastIndex) : "";
    if (isErrorCode(status)) {
      throw new ExportProblem(`${source} is an error response, not a list of companies: its status is ${status}.`);
    }
    if (body.trim() !== "") responses.push({ body, headers: { status, ...headers } });
  }
  if (responses.length === 0)
    throw new ExportProblem(`${source} contains the headers of a response, but not its body.`);
  return responses;
}
