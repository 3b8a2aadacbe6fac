/** The yardstick of the command line: `Papa.parse` with `step` over the file that is named. */
import { createReadStream } from "node:fs";
import Papa from "papaparse";

const [path = ""] = process.argv.slice(2);
let rows = 0;
Papa.parse(createReadStream(path), {
  delimiter: ",",
  newline: "\n",
  skipEmptyLines: true,
  step: () => {
    rows++;
  },
  complete: () => console.log(rows),
});
