import * as fileProtocol from "./file-protocol.ts";
import * as mappingProtocol from "./mapping-protocol.ts";
import { ClientNotification, ClientRequest } from "./message.ts";
import * as protocol from "./protocol.ts";
import * as roundTripProtocol from "./round-trip-protocol.ts";
import * as rowProtocol from "./row-protocol.ts";
import * as tableProtocol from "./table-protocol.ts";
import * as typingProtocol from "./typing-protocol.ts";

const declared = [
  protocol,
  fileProtocol,
  mappingProtocol,
  roundTripProtocol,
  rowProtocol,
  tableProtocol,
  typingProtocol,
].flatMap((part) => Object.values<unknown>(part));

/** All of the project's own requests that a client may send. */
export const ownRequests = declared.filter((type) => type instanceof ClientRequest);

/** All of the project's own notifications that a client may send. */
export const ownNotifications = declared.filter((type) => type instanceof ClientNotification);
