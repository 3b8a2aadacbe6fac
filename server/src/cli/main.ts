#!/usr/bin/env node
import { keepCompiledCode } from "../compile-cache.node.ts";

keepCompiledCode(["validate", "fix", "retry", "ready", "map", "merge", "new"]);
void import("./program.ts");
