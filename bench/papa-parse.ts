/** A yardstick: `Papa.parse` of the file that is named, with the number of its rows. */
import { readFileSync } from "node:fs";
import Papa from "papaparse";

const [path = "", expected] = process.argv.slice(2);
const { data } = Papa.parse(readFileSync(path, "utf8"), { delimiter: ",", newline: "\n", skipEmptyLines: true });
if (data.length !== Number(expected)) throw new Error(`PapaParse read ${data.length} rows.`);
