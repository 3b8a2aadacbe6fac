import { type Connection, ErrorCodes, type NotificationType, ResponseError } from "vscode-languageserver";
import type { ServerRequest } from "./message.ts";

/** @throws ResponseError if the client refuses, or if its result does not have the shape of the request's type */
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
    // The connection has closed.
  });
}
