import { aboutRule } from "./about-rule.ts";
import { addType } from "./add-type.ts";
import type { Command, CommandId } from "./command.ts";
import { createRetry } from "./create-retry.ts";
import { fixAll } from "./fix-all.ts";
import { goTo } from "./go-to.ts";
import { goToImportRow, goToResponseRow } from "./go-to-row.ts";
import { mapColumns } from "./map-columns.ts";
import { mergeCorrections } from "./merge-corrections.ts";
import { newImport } from "./new-import.ts";
import { enterCell, leaveEmpty, nextCell, previousCell } from "./next-cell.ts";
import { openExisting } from "./open-existing.ts";
import { openTable, openText } from "./open-table.ts";
import { reopenWithEncoding } from "./reopen-with-encoding.ts";
import { restart } from "./restart.ts";
import { saveAsUtf8 } from "./save-as-utf8.ts";
import { selectExisting } from "./select-existing.ts";
import { showLog } from "./show-log.ts";
import { tableCommand } from "./table-command.ts";
import { turnOffRule } from "./turn-off-rule.ts";
import { useTemplate } from "./use-template.ts";
import { validate } from "./validate.ts";
import { writeReady } from "./write-ready.ts";

export { activeTable, TablePanel } from "../table/panel.ts";
export { pasteCells } from "./paste-cells.ts";

export const commands: Readonly<Record<CommandId, Command>> = {
  validate,
  fixAll,
  selectExisting,
  useTemplate,
  newImport,
  mapColumns,
  createRetry,
  writeReady,
  mergeCorrections,
  goToImportRow,
  goToResponseRow,
  saveAsUtf8,
  nextCell,
  previousCell,
  openTable,
  openText,
  "table.fix": tableCommand("fix"),
  "table.autoFix": tableCommand("autoFix"),
  "table.fillDown": tableCommand("fillDown"),
  "table.newSite": tableCommand("newSite"),
  "table.newCompany": tableCommand("newCompany"),
  "table.insertRow": tableCommand("insertRow"),
  "table.duplicateRows": tableCommand("duplicateRows"),
  "table.deleteRows": tableCommand("deleteRows"),
  "table.moveUp": tableCommand("moveUp"),
  "table.moveDown": tableCommand("moveDown"),
  "table.widenColumn": tableCommand("widenColumn"),
  "table.narrowColumn": tableCommand("narrowColumn"),
  restart,
  showLog,
  enterCell,
  leaveEmpty,
  turnOffRule,
  aboutRule,
  addType,
  openExisting,
  goTo,
  reopenWithEncoding,
};
