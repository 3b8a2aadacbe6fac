#!/usr/bin/env node
import { keepCompiledCode, saveCompiledCode } from "./compile-cache.node.ts";

/** Milliseconds after which the first diagnostics are there. A server that is killed later has saved its code already. */
const started = 2_000;

keepCompiledCode(["--stdio", "--node-ipc"]);
setTimeout(saveCompiledCode, started).unref();
void import("./program.node.ts");
