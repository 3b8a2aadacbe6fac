import { type QuickPickItem, QuickPickItemKind, ThemeIcon, ViewColumn, window, workspace } from "vscode";
import { listed } from "../../../server/src/listed.ts";
import { applyMappingRequest, type MappingProposal, proposeMappingRequest } from "../../../server/src/lsp/protocol.ts";
import { createPick, showInformation } from "../show.ts";
import { count } from "../wording.ts";
import type { Command } from "./command.ts";
import { targetFile } from "./target.ts";

/** By template header: the source column that fills it, and the reason if it was proposed. */
type Choices = Map<string, { readonly source: string; readonly reason?: string }>;

/**
 * Converts another program's CSV to the template's format. Proposes a mapping that the user can change, and opens the
 * result to the side as an unsaved file.
 * @returns the URI of the new file
 */
export const mapColumns: Command = async ({ client }, args) => {
  const file = await targetFile(args, "CSV to map to the template");
  if (!file) return undefined;
  const uri = client.code2ProtocolConverter.asUri(file);
  const choices = await choose(await client.sendRequest(proposeMappingRequest, { uri }));
  if (!choices) return undefined;
  const mapping = [...choices].map(([target, { source }]) => ({ source, target }));
  const { text, rows, unmapped, leftOut } = await client.sendRequest(applyMappingRequest, { uri, mapping });
  const document = await workspace.openTextDocument({ language: "asio-csv", content: text });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
  const left = unmapped.length > 0 ? `Not used: ${unmapped.join(", ")}.` : "All source columns were used.";
  void showInformation(`Mapped ${count(rows, "row")}. ${left} ${leftOut}`.trimEnd());
  return document.uri;
};

/** An item of a list. `column` is null for items that are not a column. */
interface Line extends QuickPickItem {
  readonly column: string | null;
}

/** Shows the mapping until the user chooses *Create file*; undefined if they cancel. */
async function choose({ targets, sources }: MappingProposal): Promise<Choices | undefined> {
  const choices: Choices = new Map();
  for (const { header, proposal } of targets) if (proposal) choices.set(header, proposal);
  for (let changed: string | null = null; ; ) {
    const target = await pick("Map columns to the template", targetLines({ targets, sources }, choices), changed);
    if (target === undefined) return undefined;
    if (target === null) return choices;
    const now = choices.get(target)?.source ?? null;
    const source = await pick(`Choose the source column for ${target}`, sourceLines(sources, choices), now);
    if (source === null) choices.delete(target);
    else if (source !== undefined && source !== now) choices.set(target, { source });
    changed = target;
  }
}

function targetLines({ targets, sources }: MappingProposal, choices: Choices): Line[] {
  const lines = targets.map(({ header, required }): Line => {
    const choice = choices.get(header);
    if (!choice) {
      const iconPath = new ThemeIcon(required ? "warning" : "circle-slash");
      return { column: header, iconPath, label: `${header} ← not mapped`, description: required ? "required" : "" };
    }
    const samples = sources.find(({ name }) => name === choice.source)?.samples ?? [];
    return {
      column: header,
      iconPath: new ThemeIcon("check"),
      label: `${header} ← ${choice.source}`,
      description: choice.reason ?? "",
      detail: samples.join(" · "),
    };
  });
  return [
    {
      column: null,
      iconPath: new ThemeIcon("new-file"),
      label: "Create file",
      description: "with the columns below",
      alwaysShow: true,
    },
    { column: null, label: "Select a column to change its source", kind: QuickPickItemKind.Separator },
    ...lines,
  ];
}

function sourceLines(sources: MappingProposal["sources"], choices: Choices): Line[] {
  const lines = sources.map(({ name, samples }): Line => {
    const filled = [...choices].filter(([, { source }]) => source === name).map(([target]) => target);
    const description = filled.length > 0 ? `fills ${listed(filled)}` : "";
    return { column: name, label: name, description, detail: samples.join(" · ") };
  });
  const nothing = { iconPath: new ThemeIcon("circle-slash"), label: "Nothing", description: "leave it empty" };
  return [{ column: null, ...nothing }, ...lines];
}

/**
 * Asks for one of the items; undefined if the user cancels.
 * @param active the column to focus initially
 */
function pick(title: string, lines: readonly Line[], active: string | null): Promise<string | null | undefined> {
  const list = createPick(title, lines);
  list.activeItems = list.items.filter((line) => line.column === active && line.kind !== QuickPickItemKind.Separator);
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.ignoreFocusOut = true;
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      const [chosen] = list.selectedItems;
      if (!chosen) return;
      resolve(chosen.column);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
