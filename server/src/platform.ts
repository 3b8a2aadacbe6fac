/** What every platform can do, and some in a faster way of their own. */
export interface Platform {
  pause(): Promise<void>;
  toBase64(bytes: Uint8Array): string;
  fromBase64(text: string): Uint8Array;
}

/** Bytes of which a string is made by one call: a multiple of three, so that the pieces join without padding. */
const pieceSize = 6_144;

/** The ways of the web, which all platforms have. */
let platform: Platform = {
  pause: () => new Promise((resolve) => setTimeout(resolve)),

  toBase64(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += pieceSize) {
      const piece = bytes.subarray(at, at + pieceSize);
      text += btoa(String.fromCharCode.apply(null, piece as unknown as number[]));
    }
    return text;
  },

  fromBase64(text) {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
    return bytes;
  },
};

/** Has a platform's own ways taken. For the entry of a program, before all else. */
export function runOn(given: Platform): void {
  platform = given;
}

/** Lets other messages have their turn, between two pieces of long work. */
export function pause(): Promise<void> {
  return platform.pause();
}

/** Bytes as JSON can carry them. */
export function toBase64(bytes: Uint8Array): string {
  return platform.toBase64(bytes);
}

export function fromBase64(text: string): Uint8Array {
  return platform.fromBase64(text);
}
