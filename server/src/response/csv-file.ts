import { isBlank } from "../document/blank.ts";
import type { CsvDocument } from "../document/document.ts";
import type { RowPlace } from "../document/rows.ts";
import type { CheckContext } from "../rules/context.ts";
import { layoutOf, RowView } from "../rules/view.ts";
import { headerTest, type Layout } from "../template/layout.ts";

/** A CSV with the template's columns that is read but not checked. */
export class CsvFile {
  /** Its name for messages. */
  readonly name: string;
  readonly document: CsvDocument;
  readonly layout: Layout;
  readonly #context: CheckContext;

  constructor(name: string, document: CsvDocument, context: CheckContext) {
    document.recognize(headerTest(context.template));
    this.name = name;
    this.document = document;
    this.#context = context;
    this.layout = layoutOf(context, document.rows.at(document.headerIndex), document.delimiter);
  }

  view(): RowView {
    return new RowView(this.#context, this.layout, this.document.delimiter);
  }

  /** The rows below the header row that are not blank. */
  *records(): Generator<RowPlace> {
    const { rows, headerIndex } = this.document;
    for (const place of rows.places(headerIndex + 1)) if (!isBlank(place.row)) yield place;
  }
}
