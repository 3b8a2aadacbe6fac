import { existsSync } from "node:fs";
import { basename, dirname, join, resolve as resolvePath } from "node:path";
import type { Checked } from "../checker/checked.ts";
import { FileError } from "../files/files.ts";
import { besideNames, findingCreated } from "../response/created-companies.ts";
import type { CreatedCompanies } from "../rules/context.ts";
import { allAtOnce } from "../steps.ts";
import { StreamCheck } from "../streaming/stream-check.ts";
import type { CliOptions } from "./command.ts";
import { type Loaded, openInput } from "./load.ts";

/**
 * Which companies of a retry or rest file were created with other rows, by the files beside it. One that cannot be read
 * tells nothing.
 */
export function createdBeside(
  file: string,
  own: Checked,
  { settings, context }: Loaded,
  options: CliOptions,
  cwd: string,
): CreatedCompanies[] {
  const path = resolvePath(cwd, file);
  return besideNames(settings.response.fileName, basename(path)).flatMap((name) => {
    const place = join(dirname(path), name);
    if (!existsSync(place)) return [];
    try {
      const beside = new StreamCheck(openInput(place, options, cwd), context);
      return allAtOnce(findingCreated(own, beside, name)) ?? [];
    } catch (error) {
      if (error instanceof FileError) return [];
      throw error;
    }
  });
}
