/** A cut list is its entries with blanks between, a cut table the name of its type. */
const cut = /^@\{.*\}$|^System\.(?:Object\[\]|Collections\.|Management\.Automation\.)/s;

/** Whether a text is what PowerShell's ConvertTo-Json leaves of an object below the depth that it was asked for. */
export function isCutText(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 0x40 /* @ */ || first === 0x53) /* S */ && cut.test(text);
}

/** What to do about it. */
const cutAdvice = "save it again with ConvertTo-Json -Depth 10";

/** The sentence for it. @param place the record, where it is one */
export function cutSentence(source: string, place?: string): string {
  const where = place === undefined ? "" : ` (${place})`;
  return `${source} was cut off by PowerShell, which wrote "@{id=…" in place of records or their names${where}: ${cutAdvice}.`;
}
