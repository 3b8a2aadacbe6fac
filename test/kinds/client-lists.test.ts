import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { SourceTable } from "../../server/src/document/source-table.ts";
import { decodeFile } from "../../server/src/files/text.ts";
import { proposeMapping } from "../../server/src/mapping/proposal.ts";
import { defaultTemplate } from "../../server/src/template/template.ts";

/** A list as a program exports it, with invented values, and the mapping that a person would make. */
interface ClientList {
  readonly name: string;
  readonly csv?: string;
  /** The bytes of a file that is not UTF-8. */
  readonly base64?: string;
  /** The source of each column of the template. The others have none in the list, or none that is certain. */
  readonly wanted: Readonly<Record<string, string>>;
}

const folder = join(import.meta.dirname, "client-lists");

for (const file of readdirSync(folder)) {
  const lists: ClientList[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
  describe(`proposes the mapping that a person would make: ${file.replace(".json", "").replaceAll("-", " ")}`, () => {
    for (const { name, csv, base64, wanted } of lists) {
      it(name, () => {
        const bytes = base64 === undefined ? Buffer.from(csv ?? "") : Buffer.from(base64, "base64");
        const { text } = decodeFile(bytes, name);
        const proposals = proposeMapping(new SourceTable(text), defaultTemplate);
        const found = Object.fromEntries(proposals.map(({ column, source }) => [column.header, source.name]));
        assert.deepEqual(found, wanted);
      });
    }
  });
}
