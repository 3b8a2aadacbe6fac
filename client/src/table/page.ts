import { Uri, type Webview } from "vscode";

/**
 * The page of a table. Nothing in it but its own script and style sheet is loaded or run, and it connects to nothing.
 * @param dist the folder of the script and the style sheet
 */
export function tablePage(webview: Webview, dist: Uri): string {
  const address = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const nonce = newNonce();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource} 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${address("table.css")}">
<title>Import file as a table</title>
</head>
<body data-vscode-context='{"preventDefaultContextMenuItems": true}'>
<main>
<p id="no-import" hidden>This file is not an import file, so there is no table for it. Open it as text, or run <em>Map columns to the template</em>.</p>
<div id="table" hidden>
<div id="bar" role="toolbar" aria-label="Verdict and filters">
<span id="verdict" role="status">Checking…</span>
<span id="read-only" hidden>Read-only</span>
<button id="filter-all" aria-pressed="true">All rows</button>
<button id="filter-failing" aria-pressed="false">Failing rows</button>
<button id="filter-warnings" aria-pressed="false">Warnings</button>
<button id="filter-other" aria-pressed="false">Filter…</button>
<span id="spring"></span>
<button id="previous" title="Previous problem (Shift+F8)" aria-label="Previous problem">↑</button>
<button id="next" title="Next problem (F8)" aria-label="Next problem">↓</button>
<button id="fix-all">Fix all safe problems</button>
</div>
<div id="find" role="search" hidden>
<input id="find-text" aria-label="Find" placeholder="Find" spellcheck="false">
<span id="find-count"></span>
<button id="find-previous" title="Previous match (Shift+Enter)" aria-label="Previous match">↑</button>
<button id="find-next" title="Next match (Enter)" aria-label="Next match">↓</button>
<button id="find-close" title="Close (Escape)" aria-label="Close">×</button>
</div>
<div id="middle">
<div id="grid"></div>
<div id="parts" aria-hidden="true" title="Where problems are"></div>
</div>
<div id="notice" hidden></div>
<div id="said" role="status"></div>
<div id="below">
<span id="place"></span>
<div id="messages"></div>
<button id="fix" title="Fixes for this cell (Ctrl+.)" aria-label="Fixes for this cell" hidden>Fix…</button>
</div>
</div>
</main>
<script id="script" nonce="${nonce}" src="${address("table.js")}"></script>
</body>
</html>`;
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
