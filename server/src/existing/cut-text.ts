/** PowerShell writes a cut list as its entries separated by spaces, and a cut table as its type's name. */
const cutPattern = /^@\{.*\}$|^System\.(?:Object\[\]|Collections\.|Management\.Automation\.)/s;

/** Whether a text is what PowerShell's ConvertTo-Json writes for an object below its `-Depth`. */
export function isCutText(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 0x40 /* @ */ || first === 0x53) /* S */ && cutPattern.test(text);
}

const cutAdvice = "save it again with ConvertTo-Json -Depth 10";

/** The message for a cut export. @param place the record that was cut, if known */
export function cutSentence(source: string, place?: string): string {
  const where = place === undefined ? "" : ` (${place})`;
  return `${source} was cut off by PowerShell, which wrote "@{id=…" in place of records or their names${where}: ${cutAdvice}.`;
}
