import { NotificationType, RequestType } from "vscode-jsonrpc";
import type { Shape } from "./shapes.ts";

/** A custom request from client to server. Requests with parameters of another shape are refused before the handler. */
export class ClientRequest<Params, Result> extends RequestType<Params, Result, void> {
  readonly params: Shape<Params>;

  constructor(method: string, params: Shape<Params>) {
    super(method);
    this.params = params;
  }
}

/** A custom notification from client to server. Notifications with parameters of another shape are dropped. */
export class ClientNotification<Params> extends NotificationType<Params> {
  readonly params: Shape<Params>;

  constructor(method: string, params: Shape<Params>) {
    super(method);
    this.params = params;
  }
}

/** A custom request from server to client. A result of another shape counts as an error. */
export class ServerRequest<Params, Result> extends RequestType<Params, Result, void> {
  readonly answer: Shape<Result>;

  constructor(method: string, answer: Shape<Result>) {
    super(method);
    this.answer = answer;
  }
}

/** A custom request in either direction. */
export class MutualRequest<Params, Result> extends ClientRequest<Params, Result> {
  readonly answer: Shape<Result>;

  constructor(method: string, params: Shape<Params>, answer: Shape<Result>) {
    super(method, params);
    this.answer = answer;
  }
}
