#!/usr/bin/env node
import { keepCompiledCode, saveCompiledCode } from "../compile-cache.node.ts";

keepCompiledCode(["validate", "fix", "retry", "ready", "map", "merge", "new"]);
process.on("exit", saveCompiledCode);
void import("./program.ts");
