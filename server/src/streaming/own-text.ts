import { Row } from "../document/rows.ts";
import { Source } from "../document/source.ts";
import type { Member } from "../rules/member.ts";
import type { RowView } from "../rules/view.ts";

/** Buffer for copying texts. */
const scratch = Buffer.alloc(1 << 16);
const maxBytesPerUnit = 3;

/** Copies a text, because a slice of a string keeps the whole string in memory. */
function ownText(text: string): string {
  const bytes = text.length * maxBytesPerUnit <= scratch.length ? scratch : Buffer.alloc(text.length * maxBytesPerUnit);
  return bytes.toString("utf8", 0, bytes.write(text));
}

/** Copies a row into its own source, so that it can be kept without the others. */
export function ownRow(row: Row): Row {
  const source = new Source(ownText(row.text), row.cellCount);
  for (let cell = 0; cell < row.cellCount; cell++) {
    source.cellEnds[cell] = row.cellEnd(cell) - row.start;
    source.cellKinds[cell] = row.cellKinds(cell);
  }
  return new Row(source, 0, row.length, 0, row.cellCount, row.lines, row.kinds, row.lookahead);
}

const emptySource = Row.empty().source;

/**
 * Copies the company and site that a row means. The member's row is empty except for `row.member`, the index.
 * @param index of the row, from 0
 */
export function ownMember(view: RowView, index: number): Member {
  const { companyName, companyId, siteName, siteId } = view.member();
  // One copy for all four, to save time.
  const text = ownText(companyName + companyId + siteName + siteId);
  const idAt = companyName.length;
  const siteAt = idAt + companyId.length;
  const siteIdAt = siteAt + siteName.length;
  const row = new Row(emptySource, 0, 0, 0, 0, 0, 0, 0);
  row.member = index;
  return {
    row,
    companyName: text.slice(0, idAt),
    companyId: text.slice(idAt, siteAt),
    siteName: text.slice(siteAt, siteIdAt),
    siteId: text.slice(siteIdAt),
  };
}
