#!/usr/bin/env node
import { keepCompiledCode, saveCompiledCode } from "./compile-cache.node.ts";
import { keepYoungObjectsFew, withUsualFlags } from "./young-objects.node.ts";

/** Milliseconds after the first diagnostics in which a person sees them, and no other message is likely to wait. */
const rest = 2_000;

keepCompiledCode(["--stdio", "--node-ipc"]);
void import("./program.node.ts")
  .then(({ firstDiagnostics }) => {
    keepYoungObjectsFew();
    return firstDiagnostics;
  })
  .then(() => {
    // A server that is killed later has saved its code already.
    setTimeout(() => withUsualFlags(saveCompiledCode), rest).unref();
    process.on("exit", saveCompiledCode);
  });
