/** Functions that some platforms can do faster than with the standard web APIs. */
export interface Platform {
  pause(): Promise<void>;
  toBase64(bytes: Uint8Array): string;
  fromBase64(text: string): Uint8Array;
  /** Path of the user's home folder, if the platform has one. */
  home?(): string | undefined;
}

/** Bytes to convert per call. A multiple of three, so that the Base64 of a piece has no padding. */
const pieceSize = 6_144;

/** By default, the standard web APIs, which all platforms have. */
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

/** Sets the platform. Must be called first in an entry point. */
export function runOn(given: Platform): void {
  platform = given;
}

/** Lets the event loop handle other messages between pieces of long work. */
export function pause(): Promise<void> {
  return platform.pause();
}

export function home(): string | undefined {
  return platform.home?.();
}

export function toBase64(bytes: Uint8Array): string {
  return platform.toBase64(bytes);
}

export function fromBase64(text: string): Uint8Array {
  return platform.fromBase64(text);
}
