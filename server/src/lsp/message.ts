import { NotificationType, RequestType } from "vscode-jsonrpc";
import type { Shape } from "./shapes.ts";

/** A request that clients make, beyond LSP. Only parameters of its shape get to its handler. */
export class ClientRequest<Params, Result> extends RequestType<Params, Result, void> {
  readonly params: Shape<Params>;

  constructor(method: string, params: Shape<Params>) {
    super(method);
    this.params = params;
  }
}

/** A notification that clients send, beyond LSP. One with other parameters is dropped. */
export class ClientNotification<Params> extends NotificationType<Params> {
  readonly params: Shape<Params>;

  constructor(method: string, params: Shape<Params>) {
    super(method);
    this.params = params;
  }
}

/** A request that the server makes of the client, beyond LSP. An answer of another shape counts as none. */
export class ServerRequest<Params, Result> extends RequestType<Params, Result, void> {
  readonly answer: Shape<Result>;

  constructor(method: string, answer: Shape<Result>) {
    super(method);
    this.answer = answer;
  }
}

/** A request that either makes of the other, beyond LSP. */
export class MutualRequest<Params, Result> extends ClientRequest<Params, Result> {
  readonly answer: Shape<Result>;

  constructor(method: string, params: Shape<Params>, answer: Shape<Result>) {
    super(method, params);
    this.answer = answer;
  }
}
