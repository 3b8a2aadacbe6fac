import { commands, Disposable } from "vscode";
import { aboutRule } from "./commands/about-rule.ts";
import { addType } from "./commands/add-type.ts";
import type { Command, Tools } from "./commands/command.ts";
import { createRetry } from "./commands/create-retry.ts";
import { fixAll } from "./commands/fix-all.ts";
import { mapColumns } from "./commands/map-columns.ts";
import { newImport } from "./commands/new-import.ts";
import { openExisting } from "./commands/open-existing.ts";
import { reopenWithEncoding } from "./commands/reopen-with-encoding.ts";
import { restart } from "./commands/restart.ts";
import { saveAsUtf8 } from "./commands/save-as-utf8.ts";
import { selectExisting } from "./commands/select-existing.ts";
import { turnOffRule } from "./commands/turn-off-rule.ts";
import { useTemplate } from "./commands/use-template.ts";
import { validate } from "./commands/validate.ts";
import { writeReady } from "./commands/write-ready.ts";
import { tellFailure } from "./failure.ts";

/** All commands: those of the manifest, then those that only code actions use. */
const all: Readonly<Record<string, Command>> = {
  "asioImport.validate": validate,
  "asioImport.fixAll": fixAll,
  "asioImport.selectExisting": selectExisting,
  "asioImport.useTemplate": useTemplate,
  "asioImport.newImport": newImport,
  "asioImport.mapColumns": mapColumns,
  "asioImport.createRetry": createRetry,
  "asioImport.writeReady": writeReady,
  "asioImport.saveAsUtf8": saveAsUtf8,
  "asioImport.restart": restart,
  "asioImport.turnOffRule": turnOffRule,
  "asioImport.aboutRule": aboutRule,
  "asioImport.addType": addType,
  "asioImport.openExisting": openExisting,
  "asioImport.reopenWithEncoding": reopenWithEncoding,
};

/** Registers all commands. A command that fails shows why in one sentence and returns undefined. */
export function registerCommands(tools: Tools): Disposable {
  return Disposable.from(
    ...Object.entries(all).map(([id, run]) =>
      commands.registerCommand(id, (...args: unknown[]) => run(tools, args).catch(tellFailure)),
    ),
  );
}
