/** A yardstick: `Papa.parse` with `step` over the file that is named, with the number of its rows. */
import { createReadStream } from "node:fs";
import Papa from "papaparse";

const [path = "", expected] = process.argv.slice(2);
let rows = 0;
Papa.parse(createReadStream(path), {
  delimiter: ",",
  newline: "\n",
  skipEmptyLines: true,
  step: () => {
    rows++;
  },
  complete: () => {
    if (rows !== Number(expected)) throw new Error(`PapaParse read ${rows} rows.`);
  },
});
