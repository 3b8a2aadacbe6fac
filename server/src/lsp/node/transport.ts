import { Console } from "node:console";
import { connect } from "node:net";
import type { Readable, Writable } from "node:stream";
import {
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { StreamReader } from "./stream-reader.ts";

export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/** The transport for the server's arguments, as spelt by LSP clients; undefined if they name none. */
export function transportOf(args: readonly string[]): Transport | undefined {
  for (const [index, arg] of args.entries()) {
    const [, name, given] = /^(--[a-z-]+)(?:=(.*))?$/.exec(arg) ?? [];
    const value = given ?? args[index + 1] ?? "";
    switch (name) {
      case "--stdio":
        // stdout is for messages only, so libraries must print to stderr.
        globalThis.console = new Console(process.stderr);
        return over(process.stdin, process.stdout);
      case "--node-ipc":
        return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
      case "--socket": {
        const socket = /^\d+$/.test(value) ? connect(Number(value), "127.0.0.1") : undefined;
        return socket && over(socket, socket);
      }
      case "--pipe": {
        const socket = value === "" ? undefined : connect(value);
        return socket && over(socket, socket);
      }
    }
  }
  return undefined;
}

function over(input: Readable, output: Writable): Transport {
  return { reader: new StreamReader(input), writer: new StreamMessageWriter(output) };
}
