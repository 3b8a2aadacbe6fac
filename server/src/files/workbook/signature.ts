/** The first bytes of a ZIP archive, as `.xlsx` files are. */
const archive = [0x50, 0x4b, 3, 4];

/** The first bytes of a file of Office before 2007, or of one with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** How many bytes tell what a file is. */
export const signatureSize = compound.length;

/** Whether a file, whose first bytes are given, is a ZIP archive. */
export function isArchive(bytes: Uint8Array): boolean {
  return startsWith(bytes, archive);
}

/** Whether a file is in the format of Office before 2007. */
export function isCompound(bytes: Uint8Array): boolean {
  return startsWith(bytes, compound);
}

/** Whether a file is to be read as a workbook: by its first bytes, or because its name says so. */
export function isWorkbook(bytes: Uint8Array, name: string): boolean {
  return isArchive(bytes) || isCompound(bytes) || /\.(?:xl(?:s[xmb]?|t[xm])|ods)$/i.test(name);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
