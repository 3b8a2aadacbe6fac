import type { NotificationType, RequestType } from "vscode-jsonrpc";
import type { CancellationToken, Connection } from "vscode-languageserver";

// The typed messages are of the vscode-jsonrpc that the client uses; the server's library brings another version of
// it, whose classes do not take them. Their method names do.

export function onRequest<Params, Result>(
  connection: Connection,
  type: RequestType<Params, Result, void>,
  handler: (params: Params, token: CancellationToken) => Promise<Result>,
): void {
  connection.onRequest<unknown, void>(type.method, (params: Params, token: CancellationToken) =>
    handler(params, token),
  );
}

export function onNotification<Params>(
  connection: Connection,
  type: NotificationType<Params>,
  handler: (params: Params) => void,
): void {
  connection.onNotification(type.method, handler);
}

export function sendRequest<Params, Result>(
  connection: Connection,
  type: RequestType<Params, Result, void>,
  params: Params,
): Promise<Result> {
  return connection.sendRequest<Result>(type.method, params);
}

export function sendNotification<Params>(connection: Connection, type: NotificationType<Params>, params: Params): void {
  connection.sendNotification(type.method, params).catch(() => {
    // The connection has closed: there is nobody to tell.
  });
}
