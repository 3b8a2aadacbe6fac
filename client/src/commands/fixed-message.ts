// The server's commands say the same.
export { difference, fixedMessage, totalOf } from "../../../server/src/lsp/fixed-message.ts";
