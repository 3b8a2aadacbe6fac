/** A character that XML cannot contain, or an underscore that would look like the start of one: `_x000D_`. */
const escaped = /_x([\dA-Fa-f]{4})_/g;

/** Collects the text of a cell: its stretches of any format, without how East Asian characters are pronounced. */
export class TextInCell {
  #text = "";
  #isText = false;
  #isPhonetic = false;

  clear(): void {
    this.#text = "";
    this.#isText = false;
    this.#isPhonetic = false;
  }

  opened(element: string): void {
    if (element === "t") this.#isText = !this.#isPhonetic;
    else if (element === "rPh") this.#isPhonetic = true;
  }

  closed(element: string): void {
    if (element === "t") this.#isText = false;
    else if (element === "rPh") this.#isPhonetic = false;
  }

  add(text: string): void {
    if (this.#isText) this.#text += text;
  }

  value(): string {
    return unescaped(this.#text);
  }
}

/** A text as XML and Office mean it, without U+0000, which no text file contains. */
export function unescaped(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (!lines.includes("_x")) return lines;
  return lines
    .replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("\0", "");
}
