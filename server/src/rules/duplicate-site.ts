import { matchKey } from "../document/fold.ts";
import type { Row } from "../document/rows.ts";
import { grouped } from "../grouped.ts";
import { freeValue } from "../template/free-number.ts";
import { encoding } from "./encoding.ts";
import type { Member } from "./member.ts";
import type { FileView, Finding, Fix, GroupRule } from "./rule.ts";
import { spreadsheetDamage } from "./spreadsheet-damage.ts";
import { asGuess } from "./support/cell-fix.ts";
import { oncePerList } from "./support/members.ts";
import { quoted } from "./support/wording.ts";

interface Data {
  company: string;
  site: string;
  first: Row;
}

/** A site that its company already has in an earlier row. Reported on the later row. */
export const duplicateSite: GroupRule<Data> = {
  code: "duplicate-site",
  title: "The same company and site appear twice",
  noun: ["repeated site", "repeated sites"],
  severity: "error",
  scope: "group",
  groups: ["site"],
  message: ({ company, site }) =>
    `${quoted(company)} already has a site named ${quoted(site)} in an earlier row. Delete this row, or give each site its own name.`,
  *check(members) {
    const firsts = new Map<string, Member>();
    for (const member of members) {
      const key = siteKey(member);
      const first = firsts.get(key);
      if (!first) {
        firsts.set(key, member);
        yield;
        continue;
      }
      const data = { company: member.companyName, site: member.siteName, first: first.row };
      const related = { row: first.row, role: "Site Name" as const, message: "First row of this site" };
      yield { row: member.row, role: "Site Name" as const, data, related };
    }
  },
  fixes(finding, file) {
    const same = isSame(finding, file);
    const remove: Fix = {
      title: same ? "Delete this row: the earlier one says the same" : "Delete this row",
      safe: same && !isDamaged(finding.row, file),
      edits: [file.view(finding.row).delete()],
    };
    // Deleting the later row loses what only it contains.
    return same ? [remove, ...rename(finding, file)] : [...rename(finding, file), remove];
  },
};

/** Rows with the same key mean the same site. */
function siteKey({ companyName, siteName }: Member): string {
  return `${companyName}\n${matchKey(siteName)}`;
}

/** Whether all cells say the same. Missing cells count as empty. */
function isSame(finding: Finding<Data>, file: FileView): boolean {
  return differingCells([finding.row, finding.data.first], file).size === 0;
}

/** Whether a row has lost information, so that rows that are identical now may have been different. */
function isDamaged(row: Row, file: FileView): boolean {
  const view = file.view(row);
  for (let cell = 0; cell < view.cellCount; cell++) {
    if (spreadsheetDamage.check(view.at(cell)) || encoding.check(view.at(cell))) return true;
  }
  return false;
}

/**
 * Whether rows of the same site differ in a cell (index from 0), so that a person must choose. A safe fix that removes
 * the difference would make them exact duplicates, and one would be deleted.
 */
export function isContested(row: Row, cell: number, file: FileView): boolean {
  if (file.isAlone("site", row)) return false;
  const member = file.view(row).member();
  return differingBySite(file.sharing("site", member), file).get(siteKey(member))?.has(cell) ?? false;
}

const differingBySite = oncePerList((members, file: FileView) => {
  const sites = [...grouped(members, siteKey)].filter(([, same]) => same.length > 1);
  return new Map(
    sites.map(([key, same]) => [
      key,
      differingCells(
        same.map(({ row }) => row),
        file,
      ),
    ]),
  );
});

/** The cells in which rows differ from the first of them, except in white space around their values. */
function differingCells([first, ...others]: readonly Row[], file: FileView): Set<number> {
  const cells = new Set<number>();
  const values = first ? file.view(first).values() : [];
  for (const row of others) {
    const view = file.view(row);
    const count = Math.max(values.length, view.cellCount);
    for (let cell = 0; cell < count; cell++)
      if (view.value(cell).trim() !== (values[cell] ?? "").trim()) cells.add(cell);
  }
  return cells;
}

/** Renames the site with the next free number. */
function rename(finding: Finding<Data>, file: FileView): Fix[] {
  const row = file.view(finding.row);
  const cell = row.at(finding.cell);
  const member = row.member();
  const isFree = (siteName: string) => file.sharing("site", { ...member, siteName }).length === 0;
  const value = freeValue(member.siteName, cell.column?.maxLength ?? 50, isFree, 2);
  return [asGuess({ title: `Rename the site to ${quoted(value)}`, safe: false, edits: [cell.replace(value)] })];
}
