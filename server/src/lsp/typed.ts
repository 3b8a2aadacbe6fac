import type { NotificationType } from "vscode-jsonrpc";
import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from "vscode-languageserver";
import type { ClientNotification, ClientRequest, ServerRequest } from "./message.ts";

// The typed messages are of the vscode-jsonrpc that the client uses; the server's library brings another version of
// it, whose classes do not take them. Their method names do.

/** Answers a request. Its parameters are as the type says: the gate lets no others through. */
export function onRequest<Params, Result>(
  connection: Connection,
  type: ClientRequest<Params, Result>,
  handler: (params: Params, token: CancellationToken) => Promise<Result>,
): void {
  connection.onRequest<unknown, void>(type.method, (params: Params, token: CancellationToken) =>
    handler(params, token),
  );
}

/** Takes a notification. Its parameters are as the type says: the gate lets no others through. */
export function onNotification<Params>(
  connection: Connection,
  type: ClientNotification<Params>,
  handler: (params: Params) => void,
): void {
  connection.onNotification(type.method, handler);
}

/** Asks the client. Fails with a `ResponseError` where it refuses, or where its answer is not what the type says. */
export async function sendRequest<Params, Result>(
  connection: Connection,
  type: ServerRequest<Params, Result>,
  params: Params,
): Promise<Result> {
  const answer = await connection.sendRequest<Result>(type.method, params);
  const fault = type.answer.fault(answer, "the answer");
  if (fault !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, `${type.method}: ${fault}.`);
  return answer;
}

export function sendNotification<Params>(connection: Connection, type: NotificationType<Params>, params: Params): void {
  connection.sendNotification(type.method, params).catch(() => {
    // The connection has closed: there is nobody to tell.
  });
}
