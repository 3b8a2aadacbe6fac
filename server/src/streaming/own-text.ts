import { Row } from "../document/rows.ts";
import { Source } from "../document/source.ts";
import type { Member } from "../rules/member.ts";
import type { RowView } from "../rules/view.ts";

/** Where texts are written to be read again. */
const scratch = Buffer.alloc(1 << 16);
const mostBytesOfUnit = 3;

/** A text of its own: a part of a text keeps the whole of it in memory. */
function ownText(text: string): string {
  const bytes = text.length * mostBytesOfUnit <= scratch.length ? scratch : Buffer.alloc(text.length * mostBytesOfUnit);
  return bytes.toString("utf8", 0, bytes.write(text));
}

/** A row in a source of its own, to be kept when the others are let go. */
export function ownRow(row: Row): Row {
  const source = new Source(ownText(row.text), row.cellCount);
  for (let cell = 0; cell < row.cellCount; cell++) {
    source.cellEnds[cell] = row.cellEnd(cell) - row.start;
    source.cellKinds[cell] = row.cellKinds(cell);
  }
  return new Row(source, 0, row.length, 0, row.cellCount, row.lines, row.kinds, row.lookahead);
}

const nowhere = Row.empty().source;

/**
 * Which company and site a row means, with a row that holds no more than its number: `row.member` is the index.
 * @param index of the row, from 0
 */
export function ownMember(view: RowView, index: number): Member {
  const { companyName, companyId, siteName, siteId } = view.member();
  // One text for all four, since each costs time.
  const text = ownText(companyName + companyId + siteName + siteId);
  const idAt = companyName.length;
  const siteAt = idAt + companyId.length;
  const siteIdAt = siteAt + siteName.length;
  const row = new Row(nowhere, 0, 0, 0, 0, 0, 0, 0);
  row.member = index;
  return {
    row,
    companyName: text.slice(0, idAt),
    companyId: text.slice(idAt, siteAt),
    siteName: text.slice(siteAt, siteIdAt),
    siteId: text.slice(siteIdAt),
  };
}
