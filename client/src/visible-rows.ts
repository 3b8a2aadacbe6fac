import { Disposable, languages, type TextEditor, window } from "vscode";
import { State } from "vscode-languageclient";
import { visibleRowsNotification } from "../../server/src/lsp/protocol.ts";
import { type Client, candidates } from "./client.ts";

/** Milliseconds without scrolling before the rows are sent. */
const debounce = 150;

/** Sends the visible rows to the server. If it cannot send all problems, those of visible rows come first. */
export function reportVisibleRows(client: Client): Disposable {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const report = ({ document }: TextEditor) => {
    if (languages.match(candidates, document) === 0) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    const send = () => {
      waiting.delete(key);
      if (document.isClosed || !client.isRunning()) return;
      const ranges = window.visibleTextEditors
        .filter((editor) => editor.document === document)
        .flatMap((editor) => editor.visibleRanges.map(({ start, end }): [number, number] => [start.line, end.line]));
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      void client.sendNotification(visibleRowsNotification, { uri, ranges });
    };
    waiting.set(key, setTimeout(send, debounce));
  };
  const reportAll = () => window.visibleTextEditors.forEach(report);
  return Disposable.from(
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => report(textEditor)),
    window.onDidChangeVisibleTextEditors(reportAll),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) reportAll();
    }),
    { dispose: () => waiting.forEach((timer) => void clearTimeout(timer)) },
  );
}
