import { Failure } from "../failure.ts";
import type { TableCommand } from "../table/messages.ts";
import { activeTable } from "../table/panel.ts";
import type { Command } from "./command.ts";

/** A command for the selected cells of the active table. */
export function tableCommand(command: TableCommand): Command {
  return async () => {
    const table = activeTable();
    if (!table) throw new Failure("Open an import file as a table first.");
    table.tell({ tell: "command", command });
  };
}
