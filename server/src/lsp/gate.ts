import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  ErrorCodes,
  LogMessageNotification,
  Message,
  type MessageReader,
  MessageType,
  type MessageWriter,
  type NotificationMessage,
  type RequestMessage,
  ResponseError,
} from "vscode-languageserver";
import { ownNotifications, ownRequests } from "./protocols.ts";
import type { Shape } from "./shapes.ts";
import { standardNotifications, standardRequests } from "./standard-messages.ts";

const requests = new Map<string, Shape<unknown>>([
  ...Object.entries(standardRequests),
  ...ownRequests.map((type) => [type.method, type.params] as const),
]);
const notifications = new Map<string, Shape<unknown>>([
  ...Object.entries(standardNotifications),
  ...ownNotifications.map((type) => [type.method, type.params] as const),
]);

/** An error for bytes that are not a message. */
export class UnreadableMessage extends Error {}

/**
 * Validates every incoming message, on all transports. It lets a message through only if its method is known, LSP
 * allows it at this time, and its parameters have the shape declared for the method, so handlers can rely on their
 * types. It answers other requests with the error codes of LSP 3.17 and JSON-RPC 2.0. It drops other notifications and
 * logs those with invalid parameters on the client.
 */
export class Gate extends AbstractMessageReader implements MessageReader {
  readonly #reader: MessageReader;
  readonly #writer: MessageWriter;
  #stage: "new" | "running" | "shut down" = "new";

  constructor(reader: MessageReader, writer: MessageWriter) {
    super();
    this.#reader = reader;
    this.#writer = writer;
  }

  /** Whether the client has asked the server to shut down. */
  get isShutDown(): boolean {
    return this.#stage === "shut down";
  }

  listen(callback: DataCallback): Disposable {
    this.#reader.onError((error) => {
      if (error instanceof UnreadableMessage) this.#answer(null, ErrorCodes.ParseError, error.message);
      else this.fireError(error);
    });
    this.#reader.onClose(() => this.fireClose());
    return this.#reader.listen((message: unknown) => {
      if (!isMessage(message)) this.#answer(null, ErrorCodes.InvalidRequest, "This is not a JSON-RPC 2.0 message.");
      else if (Message.isRequest(message)) {
        const refusal = this.#refusalOf(message);
        if (refusal) this.#answer(message.id, refusal.code, refusal.message);
        else callback(message);
      } else if (!Message.isNotification(message) || this.#isWanted(message)) callback(message);
    });
  }

  /** Why a request is refused; undefined if it is accepted. */
  #refusalOf({ method, params }: RequestMessage): ResponseError | undefined {
    const isFirst = method === "initialize";
    if (this.#stage === "shut down") {
      return new ResponseError(ErrorCodes.InvalidRequest, "The server has shut down.");
    }
    if (this.#stage === "new" && !isFirst) {
      return new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized.");
    }
    if (this.#stage === "running" && isFirst) {
      return new ResponseError(ErrorCodes.InvalidRequest, "The server is already initialized.");
    }
    const shape = requests.get(method);
    if (!shape) return new ResponseError(ErrorCodes.MethodNotFound, `Unknown request ${method}.`);
    const fault = shape.fault(params, "params");
    if (fault !== undefined) return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${fault}.`);
    if (isFirst) this.#stage = "running";
    if (method === "shutdown") this.#stage = "shut down";
    return undefined;
  }

  #isWanted({ method, params }: NotificationMessage): boolean {
    if (this.#stage !== "running" && method !== "exit") return false;
    const shape = notifications.get(method);
    const fault = shape?.fault(params, "params");
    if (fault !== undefined) {
      const log = { type: MessageType.Warning, message: `${method} is ignored: ${fault}.` };
      this.#send({ method: LogMessageNotification.method, params: log });
    }
    return shape !== undefined && fault === undefined;
  }

  #answer(id: string | number | null, code: number, message: string): void {
    this.#send({ id, error: { code, message } });
  }

  #send(message: object): void {
    this.#writer.write({ jsonrpc: "2.0", ...message }).catch(() => {
      // The connection has closed.
    });
  }
}

/** Whether a value is a request, a notification or a response. LSP has no batches. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { id, method } = value as { id?: unknown; method?: unknown };
  const isId = typeof id === "string" || typeof id === "number";
  if (method !== undefined) return typeof method === "string" && (isId || id === undefined);
  return (isId || id === null) && ("result" in value || "error" in value);
}
