import { FileType, TabInputText, ThemeIcon, Uri, window, workspace } from "vscode";
import { listed } from "../../../server/src/listed.ts";
import {
  type JoinParams,
  type KeyProposals,
  type MappingProposal,
  proposeKeysRequest,
  proposeMappingRequest,
} from "../../../server/src/lsp/mapping-protocol.ts";
import type { Client } from "../client.ts";
import { tellFailure } from "../failure.ts";
import { showLongProgress } from "../show.ts";
import { nameOf } from "../wording.ts";
import { chooseSheet, folderOf, isListFile, listFiles, listName } from "./list-source.ts";
import type { Line, Lists } from "./pick-lists.ts";

/** Another file whose columns are added to those of the file to map. */
export class OtherFile {
  /** The chosen file and key; undefined for none. */
  join: JoinParams | undefined;
  readonly #client: Client;
  readonly #main: Uri;

  constructor(client: Client, main: Uri) {
    this.#client = client;
    this.#main = main;
  }

  /** `customers.csv joined by parentId = customerId`; undefined if there is none. */
  get text(): string | undefined {
    if (!this.join) return undefined;
    return `${listName(Uri.parse(this.join.uri))} joined by ${keyText(this.join.on)}`;
  }

  /**
   * Lets the user choose the file and its key, or remove them.
   * @returns what is proposed then; undefined if the user goes back and nothing has changed
   */
  async change(lists: Lists): Promise<MappingProposal | undefined> {
    for (let chosen = this.join?.uri; ; chosen = undefined) {
      const uri = chosen ?? (await this.#chooseFile(lists));
      if (uri === undefined) return undefined;
      if (uri === "none") return await this.#propose(undefined);
      const proposal = await this.#chooseKey(uri, lists);
      if (proposal) return proposal;
      // Back from the key of a file that is in use already leads to the mapping; else to the list of files.
      if (chosen !== undefined) return undefined;
    }
  }

  /** A file, or "none" to remove it; undefined if the user goes back. */
  async #chooseFile(lists: Lists): Promise<string | undefined> {
    for (;;) {
      const files = await this.#files();
      const lines: Line<Uri | "browse">[] = [
        ...files.map((file): Line<Uri> => ({ answer: file, iconPath: new ThemeIcon("file"), label: nameOf(file) })),
        { answer: "browse", iconPath: new ThemeIcon("folder-opened"), label: "Another file…", alwaysShow: true },
      ];
      const answer = await lists.pick(`Add columns to those of ${listName(this.#main)}`, lines);
      if (answer === undefined) return undefined;
      const file = answer === "browse" ? await this.#browse() : answer;
      const list = file && (await this.#sheetOf(file, lists));
      if (list) return this.#client.code2ProtocolConverter.asUri(list);
    }
  }

  async #sheetOf(file: Uri, lists: Lists): Promise<Uri | undefined> {
    try {
      return await chooseSheet(this.#client, file, lists, this.#main);
    } catch (error) {
      tellFailure(error);
      return undefined;
    }
  }

  async #browse(): Promise<Uri | undefined> {
    const chosen = await window.showOpenDialog({
      title: "File with more columns",
      openLabel: "Add columns",
      filters: listFiles,
      ...(this.#main.scheme === "file" ? { defaultUri: folderOf(this.#main) } : {}),
    });
    return chosen?.[0];
  }

  /** The CSVs that are open, then those in the file's folder. */
  async #files(): Promise<Uri[]> {
    const open = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
    const folder = folderOf(this.#main);
    const entries =
      this.#main.scheme === "untitled"
        ? []
        : await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => [] as [string, FileType][]);
    const near = entries.flatMap(([name, type]) => (type & FileType.File ? [Uri.joinPath(folder, name)] : []));
    const files = new Map([...open, ...near].map((file) => [file.toString(), file]));
    files.delete(this.#main.toString());
    const all = [...files.values()].filter(isListFile);
    const isResult = ({ path }: Uri) => /\.asio\.csv$/i.test(path);
    return [...all.filter((file) => !isResult(file)), ...all.filter(isResult)];
  }

  /** @returns the proposal with the chosen key; undefined if the user goes back */
  async #chooseKey(uri: string, lists: Lists): Promise<MappingProposal | undefined> {
    const names = [listName(this.#main), listName(Uri.parse(uri))] as const;
    let keys: KeyProposals;
    try {
      keys = await showLongProgress(`Reading ${names[1]}`, (token) =>
        this.#client.sendRequest(proposeKeysRequest, { uri: this.#mainUri, other: uri }, token),
      );
    } catch (error) {
      tellFailure(error);
      return undefined;
    }
    for (;;) {
      const answer = await lists.pick(`Key of ${names[0]} and ${names[1]}`, this.#keyLines(uri, keys), {
        placeHolder: "Select the columns whose equal values say which rows belong together",
      });
      if (answer === undefined) return undefined;
      const on = answer === "others" ? await chooseColumns(keys, names, lists) : answer;
      if (!on) continue;
      try {
        return await this.#propose(on === "none" ? undefined : { uri, on });
      } catch (error) {
        tellFailure(error);
      }
    }
  }

  #keyLines(uri: string, { keys }: KeyProposals): Line<JoinParams["on"] | "others" | "none">[] {
    const isUsed = (on: JoinParams["on"]) => this.join?.uri === uri && keyText(this.join.on) === keyText(on);
    const known = keys.map(({ left, right, reason, pairs }, index): Line<JoinParams["on"]> => {
      const on = { left, right };
      return {
        answer: on,
        iconPath: new ThemeIcon("key"),
        label: keyText(on),
        description: reason,
        detail: pairs.join("; "),
        isActive: this.join?.uri === uri ? isUsed(on) : index === 0,
      };
    });
    const remove: Line<"none"> = { answer: "none", iconPath: new ThemeIcon("trash"), label: "Remove its columns" };
    return [
      ...(keys.length > 0 ? [] : [{ iconPath: new ThemeIcon("info"), label: "No columns with the same values found" }]),
      ...known,
      {
        answer: "others",
        iconPath: new ThemeIcon("list-selection"),
        label: "Other columns…",
        description: "choose a column of each file",
        alwaysShow: true,
      },
      ...(this.join?.uri === uri ? [remove] : []),
    ];
  }

  get #mainUri(): string {
    return this.#client.code2ProtocolConverter.asUri(this.#main);
  }

  async #propose(join: JoinParams | undefined): Promise<MappingProposal> {
    const params = join ? { uri: this.#mainUri, join } : { uri: this.#mainUri };
    const proposal = await showLongProgress(`Reading ${listName(this.#main)}`, (token) =>
      this.#client.sendRequest(proposeMappingRequest, params, token),
    );
    this.join = join;
    return proposal;
  }
}

/** Asks for a column of each file; undefined if the user goes back. */
async function chooseColumns(
  { left, right }: KeyProposals,
  [main, other]: readonly [string, string],
  lists: Lists,
): Promise<JoinParams["on"] | undefined> {
  for (;;) {
    const first = await lists.pick(`Key column of ${main}`, columnLines(left));
    if (first === undefined) return undefined;
    const second = await lists.pick(`Column of ${other} with the values of ${first}`, columnLines(right));
    if (second !== undefined) return { left: first, right: second };
  }
}

function columnLines(columns: KeyProposals["left"]): Line<string>[] {
  return columns.map(({ name, samples }) => ({ answer: name, label: name, detail: samples.join("; ") }));
}

function keyText({ left, right }: JoinParams["on"]): string {
  return left === right ? left : `${left} = ${right}`;
}

/** The entry of the mapping about another file. */
export function otherFileLine(text: string | undefined, memory: MappingProposal["memory"]): Line<"join"> {
  const remembered = memory?.otherHeaders;
  const purpose = remembered
    ? `as before: the file with ${listed(remembered.slice(0, 2))}`
    : "such as the companies of these sites";
  return {
    answer: "join",
    iconPath: new ThemeIcon("combine"),
    label: text ?? "Add columns from another file…",
    description: text === undefined ? purpose : "change or remove",
    alwaysShow: true,
  };
}
