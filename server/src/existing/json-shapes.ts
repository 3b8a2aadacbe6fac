/** A string as a whole, the colon after a key, a number or word, or a bracket. */
const token = /("(?:[^"\\]|\\.)*")([ \t\r\n]*:)?|[-+.\dEaeflnrstu]+|[[\]{}]/gs;

/** A value that is no list or object. It need not be valid, but ends where a valid one does. */
const value = '(?:"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|[-+.\\dEaeflnrstu]+)';

/** How many shapes are known at a depth, and the UTF-16 length of the longest object that gives one. */
const mostShapes = 4;
const longest = 4_096;

/** Down to this depth, shapes are known. */
const deepest = 12;

/** How many more tries at a depth may fail than succeed. After these, none is made: each costs about what it may save. */
const mostFailures = 100;

/**
 * Recognises objects of a text that differ from an earlier one only in their strings, numbers and words, as most records
 * of an export do. A pattern passes over such an object several times as fast as a walk from quote to quote.
 */
export class JsonShapes {
  readonly #byDepth = Array.from({ length: deepest + 1 }, () => new Shapes());

  /** The UTF-16 offset of the end of the object at another; -1 if it has no known shape. */
  endOf(text: string, at: number, depth: number): number {
    return depth > deepest ? -1 : (this.#byDepth[depth] as Shapes).endOf(text, at);
  }

  /**
   * Adds the shape of an object between two UTF-16 offsets. Its brackets must be right, and it must have no characters
   * outside strings that JSON has not: a pattern would take `(` or `*` for its own.
   */
  learn(text: string, start: number, end: number, depth: number): void {
    if (depth <= deepest && end - start <= longest) (this.#byDepth[depth] as Shapes).learn(text, start, end);
  }
}

/** The shapes at one depth. The last that an object had is the first. */
class Shapes {
  readonly #patterns: RegExp[] = [];
  /** How many tries have failed, minus those that succeeded. */
  #failures = 0;

  endOf(text: string, at: number): number {
    if (this.#failures > mostFailures) return -1;
    const patterns = this.#patterns;
    for (let index = 0; index < patterns.length; index += 1) {
      const pattern = patterns[index] as RegExp;
      pattern.lastIndex = at;
      if (pattern.test(text)) {
        if (index > 0) [patterns[0], patterns[index]] = [pattern, patterns[0] as RegExp];
        this.#failures -= 1;
        return pattern.lastIndex;
      }
      this.#failures += 1;
    }
    return -1;
  }

  learn(text: string, start: number, end: number): void {
    if (this.#patterns.length === mostShapes) return;
    const source = text.slice(start, end).replace(token, (found, string?: string, colon?: string) => {
      if (string === undefined && /^[[\]{}]/.test(found)) return `\\${found}`;
      return colon === undefined ? value : literal(found);
    });
    this.#patterns.push(new RegExp(source, "sy"));
  }
}

/** A pattern for a text itself. */
function literal(text: string): string {
  return text.replace(/[^\w"]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
