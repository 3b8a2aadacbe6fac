/** The five entities of XML, the space that HTML tables are full of, and ß. */
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", szlig: "ß" };

/** The combining marks in the names of letters with accents: `eacute`. */
const marks: Record<string, string> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  cedil: "\u0327",
  caron: "\u030c",
};

function accented(name: string): string | undefined {
  const mark = marks[name.slice(1)];
  return mark && (name.charAt(0) + mark).normalize("NFC");
}

/** An HTML entity, by name or by number. */
export const entity = /&(?:([A-Za-z]+)|#(\d{1,6})|#[xX]([\dA-Fa-f]{1,5}));/g;

/** Decodes HTML entities: `&amp;` becomes `&`. Unknown ones stay. */
export function withoutEntities(text: string): string {
  return text.replace(entity, entityText);
}

/**
 * The character of an entity; takes a match of {@link entity} and its groups. An unknown entity is returned unchanged.
 */
export function entityText(whole: string, name?: string, decimal?: string, hexadecimal?: string): string {
  if (name !== undefined) return entities[name] ?? accented(name) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
